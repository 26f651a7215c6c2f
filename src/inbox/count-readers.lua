-- Says that a reader lives and counts all that do.
-- KEYS[1] sorted set of readers by the moment (ms) at which they count as gone; ARGV[1] reader; ARGV[2] life, ms
-- Returns how many live.
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call("ZADD", KEYS[1], now + ARGV[2], ARGV[1])
redis.call("ZREMRANGEBYSCORE", KEYS[1], "-inf", now)
redis.call("PEXPIRE", KEYS[1], ARGV[2])
return redis.call("ZCARD", KEYS[1])
