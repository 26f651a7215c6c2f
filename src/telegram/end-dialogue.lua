-- Removes a dialogue that was silent too long, unless it went on since the sweep saw it.
-- KEYS[1] sorted set of dialogue deadlines of the partition   KEYS[2] the dialogue
-- ARGV[1] chat id   ARGV[2] deadline that the sweep saw (epoch ms)
-- Returns 1 if removed, else 0.
if redis.call("ZSCORE", KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call("ZREM", KEYS[1], ARGV[1])
redis.call("DEL", KEYS[2])
return 1
