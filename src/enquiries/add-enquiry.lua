-- Keeps a message to the librarians, once.
-- KEYS: 1 open enquiries (hash), 2 the same by time (sorted set), 3 the same by resident (sorted set), 4 counts of the month (hash)
-- ARGV: 1 id, 2 value, 3 moment (ms), 4 how long counts are kept (ms)
-- Returns 1, or 0 where it is kept already
if redis.call("HSETNX", KEYS[1], ARGV[1], ARGV[2]) == 0 then
  return 0
end
redis.call("ZADD", KEYS[2], ARGV[3], ARGV[1])
redis.call("ZADD", KEYS[3], 0, ARGV[1])
redis.call("HINCRBY", KEYS[4], "asked", 1)
redis.call("PEXPIRE", KEYS[4], ARGV[4])
return 1
