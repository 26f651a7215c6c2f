-- The whole audience is stored: sending may begin.
-- KEYS[1] broadcast (hash); ARGV[1] token of who gathers
if redis.call("HGET", KEYS[1], "token") ~= ARGV[1] then return 0 end
redis.call("HDEL", KEYS[1], "token")
redis.call("HSET", KEYS[1], "state", redis.call("HGET", KEYS[1], "startAt") == "0" and "sending" or "waiting")
return 1
