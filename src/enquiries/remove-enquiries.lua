-- Forgets messages to the librarians.
-- KEYS: 1 open enquiries (hash), 2 the same by time (sorted set), 3 the same by resident (sorted set)
-- ARGV: ids, at least one
-- Returns how many of them were kept
redis.call("ZREM", KEYS[2], unpack(ARGV))
redis.call("ZREM", KEYS[3], unpack(ARGV))
return redis.call("HDEL", KEYS[1], unpack(ARGV))
