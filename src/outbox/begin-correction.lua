-- Begins to change or delete a broadcast at everybody who got it; its chunks are those of that broadcast.
-- KEYS[1] correction (hash)
-- ARGV[1] what is done to each message; ARGV[2] the broadcast; ARGV[3] new content, JSON; ARGV[4] number of chunks; ARGV[5] how many got it
-- Returns 1, or 0 when it was begun before
if redis.call("EXISTS", KEYS[1]) == 1 then return 0 end
redis.call("HSET", KEYS[1], "state", "sending", "kind", ARGV[1], "of", ARGV[2], "content", ARGV[3], "night", 1, "startAt", 0,
  "chunks", ARGV[4], "next", 0, "total", ARGV[5], "sent", 0, "failed", 0, "blocked", 0)
return 1
