-- Begins a broadcast whose audience was not stored completely yet; an earlier, interrupted begin is forgotten.
-- KEYS[1] broadcast (hash); ARGV[1] token of who gathers the audience; ARGV[2] content, JSON; ARGV[3] start, epoch ms, or 0; ARGV[4] 1: at night too, or 0
-- Returns 1 when the audience is to be gathered, 0 when it was stored before
local state = redis.call("HGET", KEYS[1], "state")
if state and state ~= "gathering" then return 0 end
redis.call("DEL", KEYS[1])
redis.call("HSET", KEYS[1], "state", "gathering", "token", ARGV[1], "content", ARGV[2], "startAt", ARGV[3], "night", ARGV[4],
  "chunks", 0, "next", 0, "total", 0, "sent", 0, "failed", 0, "blocked", 0)
return 1
