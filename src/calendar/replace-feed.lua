-- Gives a resident a calendar link in the place of the one before, or takes it away.
-- KEYS[1] feeds (hash: digest → resident)  KEYS[2] digests (hash: resident → digest)
-- ARGV[1] resident  ARGV[2] digest of the new link; empty: none
-- Returns 1 when there was a link before, else 0.
local before = redis.call('HGET', KEYS[2], ARGV[1])
if before then
  redis.call('HDEL', KEYS[1], before)
  redis.call('HDEL', KEYS[2], ARGV[1])
end
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[1])
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
end
return before and 1 or 0
