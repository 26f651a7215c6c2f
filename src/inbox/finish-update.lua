-- Acknowledges an update together with what its handler wrote.
-- KEYS[1] stream of the partition; KEYS[2] its lease; KEYS[3..] a key for each write
-- ARGV[1] owner; ARGV[2] entry; then per write: command, number of its arguments, these
-- Returns 1; 0 when another process holds the partition by now, which handles the update itself: nothing is written.
local holder = redis.call("GET", KEYS[2])
if holder and holder ~= ARGV[1] then return 0 end
local at = 3
for i = 3, #KEYS do
  local count = tonumber(ARGV[at + 1])
  redis.call(ARGV[at], KEYS[i], unpack(ARGV, at + 2, at + 1 + count))
  at = at + 2 + count
end
redis.call("XACK", KEYS[1], "bot", ARGV[2])
redis.call("XDEL", KEYS[1], ARGV[2])
return 1
