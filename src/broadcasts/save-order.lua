-- Keeps a broadcast that a librarian ordered, once.
-- KEYS[1] the order (hash)  KEYS[2] open broadcasts (sorted set)
-- ARGV[1] order, JSON  ARGV[2] id  ARGV[3] moment from which it is looked at, epoch ms
-- Returns 1, or 0 when it was kept before.
if redis.call("HSETNX", KEYS[1], "order", ARGV[1]) == 0 then return 0 end
redis.call("ZADD", KEYS[2], ARGV[3], ARGV[2])
return 1
