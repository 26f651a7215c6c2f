-- Hands out again what was handed out and never acknowledged.
-- KEYS[1] stream of the partition; KEYS[2] up to which entry it was handed out; ARGV[1] entry to begin with ("-": the first); ARGV[2] entries at most
-- Returns { { id, { field, value, … } }, … }
local last = redis.call("GET", KEYS[2])
return last and redis.call("XRANGE", KEYS[1], ARGV[1], last, "COUNT", ARGV[2]) or {}
