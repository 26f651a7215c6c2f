-- How far a broadcast is. KEYS[1] broadcast (hash); KEYS[2] leases of chunks
-- Returns { state, total, sent, failed, blocked, chunks at work }, state false where there is no such broadcast
local row = redis.call("HMGET", KEYS[1], "state", "total", "sent", "failed", "blocked")
local time = redis.call("TIME")
row[6] = redis.call("ZCOUNT", KEYS[2], "(" .. (time[1] * 1000 + math.floor(time[2] / 1000)), "+inf")
return row
