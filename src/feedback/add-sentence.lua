-- Keeps a sentence without a name, one for each registration.
-- KEYS[1] feedback of the meeting (hash)  KEYS[2] its sentences (list)
-- ARGV[1] code of the registration, six signs  ARGV[2] sentence
-- Returns 1, or 0 when there was one before.
if redis.call('HSETNX', KEYS[1], 's' .. ARGV[1], '') == 0 then
  return 0
end
redis.call('RPUSH', KEYS[2], ARGV[2])
return 1
