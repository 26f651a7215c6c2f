-- Copies keys of one hash tag as of one moment.
-- KEYS those to copy
-- Returns for each in order: its value as RESTORE takes it (false: gone meanwhile), the moment (ms) at which it expires (0: never).
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local copies = {}
for i, key in ipairs(KEYS) do
  local life = redis.call("PTTL", key)
  copies[2 * i - 1] = redis.call("DUMP", key)
  copies[2 * i] = life > 0 and now + life or 0
end
return copies
