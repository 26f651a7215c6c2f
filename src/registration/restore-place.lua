-- Gives somebody who was put behind the others in line the place that their registration would have had, and tells who came nearer.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua  ARGV[5] code  ARGV[6] resident
-- Returns 1, or 0 when they do not wait behind the others (any more).
local r = read(ARGV[5])
if not r or r.resident ~= ARGV[6] or r.state ~= 'W' then
  return 0
end
local place = tonumber(redis.call('ZSCORE', line, r.code))
if place <= behind_all then
  return 0
end
local before = front()
redis.call('ZADD', line, string.format('%.0f', place - behind_all), r.code)
move_up(before)
return 1
