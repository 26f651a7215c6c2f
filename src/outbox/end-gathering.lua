-- The whole audience is stored: sending may begin. Where it could not be read, whoever begins next need not wait.
-- KEYS[1] broadcast (hash); ARGV[1] token of who gathers; ARGV[2] 1 when all is stored, or 0
-- Returns 1 (also to a command that is repeated after a broken connection), or 0 when somebody else gathers now
if redis.call("HGET", KEYS[1], "token") ~= ARGV[1] then return 0 end
redis.call("HDEL", KEYS[1], "gatheredAt")
if ARGV[2] == "1" and redis.call("HGET", KEYS[1], "state") == "gathering" then
  redis.call("HSET", KEYS[1], "state", redis.call("HGET", KEYS[1], "startAt") == "0" and "sending" or "waiting")
end
return 1
