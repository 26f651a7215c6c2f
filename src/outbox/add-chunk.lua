-- Stores one chunk of recipients.
-- KEYS[1] broadcast (hash); KEYS[2] chunk; ARGV[1] token of who gathers; ARGV[2] number of the chunk; ARGV[3] recipients, packed; ARGV[4] how many;
-- ARGV[5] life, seconds
-- Returns 1, or 0 when somebody else gathers now
if redis.call("HGET", KEYS[1], "token") ~= ARGV[1] then return 0 end
-- A command that is repeated after a broken connection counts once.
if tonumber(redis.call("HGET", KEYS[1], "chunks")) > tonumber(ARGV[2]) then return 1 end
redis.call("SET", KEYS[2], ARGV[3], "EX", ARGV[5])
redis.call("HINCRBY", KEYS[1], "chunks", 1)
redis.call("HINCRBY", KEYS[1], "total", ARGV[4])
local time = redis.call("TIME")
redis.call("HSET", KEYS[1], "gatheredAt", time[1] * 1000 + math.floor(time[2] / 1000))
return 1
