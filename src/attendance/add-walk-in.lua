-- Notes a guest and counts them; the same request again does nothing.
-- KEYS[1] attendance of the meeting (hash)
-- ARGV[1] field of the guest, "+<request>"  ARGV[2] "moment|year|name"
-- Returns 1, or 0 when the guest was noted before.
local new = redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
if new == 1 then
  redis.call('HINCRBY', KEYS[1], 'w', 1)
end
return new
