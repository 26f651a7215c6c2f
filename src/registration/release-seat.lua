-- Cancels a registration and gives its seats to those who wait.
-- KEYS, ARGV[1], ARGV[2]: see roster.lua
-- ARGV[3] code  ARGV[4] resident  ARGV[5] request
-- Returns "cancelled" | "already-cancelled" | "not-found" (also for somebody else's)
-- The same request again gets what it got.
local r = read(ARGV[3])
if not r or r.resident ~= ARGV[4] then
  return 'not-found'
end
if r.state == 'C' then
  return r.request == ARGV[5] and 'cancelled' or 'already-cancelled'
end

if r.state == 'S' then
  delist(seated, 't', r)
else
  delist(line, 'w', r)
end
r.state, r.request = 'C', ARGV[5]
write(r)
local left = {}
for code in string.gmatch(redis.call('HGET', roster, 'r' .. r.resident), '%w+') do
  if code ~= r.code then
    left[#left + 1] = code
  end
end
if #left == 0 then
  redis.call('HDEL', roster, 'r' .. r.resident)
else
  redis.call('HSET', roster, 'r' .. r.resident, table.concat(left, ' '))
end
tell('cancelled', r)
fill(tonumber(ARGV[2]))
return 'cancelled'
