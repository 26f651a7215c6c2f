-- Forgets who registered. The numbers of people with seats and of people waiting stay: they are statistics.
-- KEYS[1] roster (hash; see roster.lua)  KEYS[2] seated (sorted set)  KEYS[3] line (sorted set)
-- ARGV[1] resident; empty: everybody  ARGV[2] "1": only what is cancelled  ARGV[3] registered before this moment, base 36
-- Returns what was forgotten: code without the meeting, resident, code, resident, …
local forgotten = {}
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  local code = fields[i]
  local state, resident, since = string.match(fields[i + 1], '^(%u)|(%d+)|[%d.]+|(%w+)|')
  if
    state
    and (ARGV[1] == '' or ARGV[1] == resident)
    and (ARGV[2] ~= '1' or state == 'C')
    and tonumber(since, 36) < tonumber(ARGV[3], 36)
  then
    redis.call('HDEL', KEYS[1], code)
    redis.call('ZREM', KEYS[2], code)
    redis.call('ZREM', KEYS[3], code)
    local left = {}
    for other in string.gmatch(redis.call('HGET', KEYS[1], 'r' .. resident) or '', '%w+') do
      if other ~= code then
        left[#left + 1] = other
      end
    end
    if #left == 0 then
      redis.call('HDEL', KEYS[1], 'r' .. resident)
    else
      redis.call('HSET', KEYS[1], 'r' .. resident, table.concat(left, ' '))
    end
    forgotten[#forgotten + 1] = code
    forgotten[#forgotten + 1] = resident
  end
end
return forgotten
