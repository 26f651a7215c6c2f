-- Counts a rating, once for each registration.
-- KEYS[1] feedback of the meeting (hash)
-- ARGV[1] code of the registration, six signs  ARGV[2] stars, 1 to 5
-- Returns 1, or 0 when it was rated before.
if redis.call('HSETNX', KEYS[1], 'd' .. ARGV[1], '') == 0 then
  return 0
end
redis.call('HINCRBY', KEYS[1], ARGV[2], 1)
return 1
