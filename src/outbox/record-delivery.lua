-- Notes what became of one recipient and keeps the chunk's lease.
-- KEYS[1] broadcast (hash); KEYS[2] leases of chunks; KEYS[3] results of the chunk
-- ARGV[1] member of the leases; ARGV[2] lease, ms; ARGV[3] life of the results, seconds; then, unless only the lease is kept: offset of the result, result (6 bytes), field of the count
-- Returns 1 when the worker goes on, 0 when the broadcast was stopped or the chunk is somebody else's
if ARGV[4] then
  local known = redis.call("GETRANGE", KEYS[3], ARGV[4], ARGV[4] + 5)
  if known == "" or known == string.rep("\0", 6) then
    local first = redis.call("EXISTS", KEYS[3]) == 0
    redis.call("SETRANGE", KEYS[3], ARGV[4], ARGV[5])
    if first then redis.call("EXPIRE", KEYS[3], ARGV[3]) end
    redis.call("HINCRBY", KEYS[1], ARGV[6], 1)
  end
end
if redis.call("HGET", KEYS[1], "state") ~= "sending" or not redis.call("ZSCORE", KEYS[2], ARGV[1]) then return 0 end
local time = redis.call("TIME")
redis.call("ZADD", KEYS[2], time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2], ARGV[1])
return 1
