-- Acknowledges updates, each together with what its handler wrote.
-- KEYS: per update the stream of its partition, its lease, then a key for each write
-- ARGV[1] owner; then per update: entry, number of writes, how many of ARGV these take; per write: command, number of its arguments, these
-- Returns per update 1; 0 when another process holds the partition by now, which handles the update itself: nothing of it
-- is written; or why Redis refused some of it.
local function finish(key, at)
  local holder = redis.call("GET", KEYS[key + 1])
  if holder and holder ~= ARGV[1] then return 0 end
  local write = at + 3
  for i = 1, tonumber(ARGV[at + 1]) do
    local last = write + 1 + ARGV[write + 1]
    redis.call(ARGV[write], KEYS[key + 1 + i], unpack(ARGV, write + 2, last))
    write = last + 1
  end
  redis.call("XDEL", KEYS[key], ARGV[at])
  return 1
end

local results = {}
local key, at = 1, 2
while at <= #ARGV do
  local isDone, result = pcall(finish, key, at)
  results[#results + 1] = isDone and result or refusal(result)
  key = key + 2 + ARGV[at + 1]
  at = at + 3 + ARGV[at + 2]
end
return results
