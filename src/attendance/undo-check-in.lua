-- Takes back that somebody came.
-- KEYS[1] attendance of the meeting (hash)
-- ARGV[1] person, "7KQ4ZT.1"
-- Returns 1, or 0 when it was not noted.
local gone = redis.call('HDEL', KEYS[1], ARGV[1])
if gone > 0 then
  redis.call('HINCRBY', KEYS[1], 'c', -1)
end
return gone
