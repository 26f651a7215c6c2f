-- Takes back that somebody came.
-- KEYS[1] attendance of the meeting (hash)
-- ARGV[1] field of the person, "7KQ4ZT.1", or of the guest, "+<request>"  ARGV[2] where such are counted: "c" or "w"
-- Returns 1, or 0 when it was not noted.
local gone = redis.call('HDEL', KEYS[1], ARGV[1])
if gone > 0 then
  redis.call('HINCRBY', KEYS[1], ARGV[2], -1)
end
return gone
