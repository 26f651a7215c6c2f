-- Pauses everything unprompted, for longer than a pause that already runs.
-- KEYS[1] exists while everything pauses; ARGV[1] ms
if redis.call("PTTL", KEYS[1]) < tonumber(ARGV[1]) then redis.call("SET", KEYS[1], 1, "PX", ARGV[1]) end
