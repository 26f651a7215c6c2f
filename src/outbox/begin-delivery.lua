-- Begins a broadcast whose audience was not stored completely yet; an earlier, interrupted begin is forgotten.
-- KEYS[1] broadcast (hash); ARGV[1] token of who gathers the audience; ARGV[2] content, JSON; ARGV[3] start, epoch ms, or 0; ARGV[4] 1: at night too, or 0;
-- ARGV[5] ms after which somebody who gathers and says nothing counts as gone
-- Returns 1 when the audience is to be gathered, 0 when it was stored before, -1 while somebody else gathers it
local state = redis.call("HGET", KEYS[1], "state")
if state and state ~= "gathering" then return 0 end
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local heard = tonumber(redis.call("HGET", KEYS[1], "gatheredAt") or 0)
if heard + ARGV[5] > now and redis.call("HGET", KEYS[1], "token") ~= ARGV[1] then return -1 end
redis.call("DEL", KEYS[1])
redis.call("HSET", KEYS[1], "state", "gathering", "token", ARGV[1], "gatheredAt", now, "content", ARGV[2], "startAt", ARGV[3], "night", ARGV[4],
  "chunks", 0, "next", 0, "total", 0, "sent", 0, "failed", 0, "blocked", 0)
return 1
