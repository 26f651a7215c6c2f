-- Hands out again what was handed out and never acknowledged; makes the stream's group where there is none.
-- KEYS[1] stream of the partition; ARGV[1] entry after which to begin; ARGV[2] entries at most
-- Returns { { id, { field, value, … } or false }, … }
redis.pcall("XGROUP", "CREATE", KEYS[1], "bot", "0", "MKSTREAM")
return redis.call("XREADGROUP", "GROUP", "bot", "owner", "COUNT", ARGV[2], "STREAMS", KEYS[1], ARGV[1])[1][2]
