-- Gives a worker a chunk to send: one whose worker fell silent, or the next.
-- KEYS[1] broadcast (hash); KEYS[2] leases of chunks (sorted set of "chunk:worker" by their end, ms)
-- ARGV[1] worker; ARGV[2] lease, ms; ARGV[3] present moment of the program's clock, ms; ARGV[4] 1 in quiet hours, or 0; then members of the leases that
-- the worker has at work: Redis itself may have been away for longer than they last, and nobody sends the same chunk twice at once
-- Returns the chunk's number; -1: none now; -2: the broadcast is over or unknown
local state = redis.call("HGET", KEYS[1], "state")
if not state or state == "done" or state == "stopped" then return -2 end
if state == "waiting" and tonumber(redis.call("HGET", KEYS[1], "startAt")) <= tonumber(ARGV[3]) then
  state = "sending"
  redis.call("HSET", KEYS[1], "state", state)
end
if state ~= "sending" then return -1 end
if ARGV[4] == "1" and redis.call("HGET", KEYS[1], "night") ~= "1" then return -1 end
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 5, #ARGV do redis.call("ZADD", KEYS[2], "XX", now + ARGV[2], ARGV[i]) end
local silent = redis.call("ZRANGEBYSCORE", KEYS[2], "-inf", now, "LIMIT", 0, 1)[1]
local chunk
if silent then
  redis.call("ZREM", KEYS[2], silent)
  chunk = string.match(silent, "^%d+")
else
  chunk = redis.call("HGET", KEYS[1], "next")
  if tonumber(chunk) >= tonumber(redis.call("HGET", KEYS[1], "chunks")) then
    if redis.call("ZCARD", KEYS[2]) > 0 then return -1 end
    redis.call("HSET", KEYS[1], "state", "done")
    return -2
  end
  redis.call("HINCRBY", KEYS[1], "next", 1)
end
redis.call("ZADD", KEYS[2], now + ARGV[2], chunk .. ":" .. ARGV[1])
return tonumber(chunk)
