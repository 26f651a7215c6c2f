-- How many seats of each roster are taken, how many people wait.
-- KEYS rosters. Returns { taken, waiting, … } of each in the order of KEYS; false where nobody ever registered.
local counts = {}
for i = 1, #KEYS do
  local roster = redis.call("HMGET", KEYS[i], "t", "w")
  counts[2 * i - 1], counts[2 * i] = roster[1], roster[2]
end
return counts
