-- A chunk is through. Telegram lets a bot delete or edit what it sent for 48 hours; so long the results are kept.
-- KEYS[1] broadcast (hash); KEYS[2] leases of chunks; KEYS[3] chunk; KEYS[4] its results; ARGV[1] member of the leases; ARGV[2] life, seconds
redis.call("ZREM", KEYS[2], ARGV[1])
redis.call("EXPIRE", KEYS[3], ARGV[2])
redis.call("EXPIRE", KEYS[4], ARGV[2])
