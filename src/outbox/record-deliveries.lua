-- Notes what became of recipients and keeps the leases of their chunks.
-- KEYS[1] broadcast (hash); KEYS[2] leases of chunks; KEYS[3..] results, one key for each chunk
-- ARGV[1] lease, ms; ARGV[2] life of the results, seconds; then for each chunk: member of the leases, number of results (0: only the lease is kept),
-- and for each result its offset, the result (6 bytes), the field of its count
-- Returns for each chunk 1 when the worker goes on, 0 when the broadcast was stopped or the chunk is somebody else's
local unknown = string.rep("\0", 6)
local counts = {}
local goesOn = {}
local sending = redis.call("HGET", KEYS[1], "state") == "sending"
local time = redis.call("TIME")
local held = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
local at = 3
for i = 3, #KEYS do
  local member, results = ARGV[at], tonumber(ARGV[at + 1])
  at = at + 2
  local first = results > 0 and redis.call("EXISTS", KEYS[i]) == 0
  for _ = 1, results do
    -- A result that is known stays: a command that is repeated after a broken connection counts once.
    local known = redis.call("GETRANGE", KEYS[i], ARGV[at], ARGV[at] + 5)
    if known == "" or known == unknown then
      redis.call("SETRANGE", KEYS[i], ARGV[at], ARGV[at + 1])
      counts[ARGV[at + 2]] = (counts[ARGV[at + 2]] or 0) + 1
    end
    at = at + 3
  end
  if first then redis.call("EXPIRE", KEYS[i], ARGV[2]) end
  local ours = sending and redis.call("ZSCORE", KEYS[2], member)
  if ours then redis.call("ZADD", KEYS[2], held, member) end
  goesOn[i - 2] = ours and 1 or 0
end
for field, count in pairs(counts) do redis.call("HINCRBY", KEYS[1], field, count) end
return goesOn
