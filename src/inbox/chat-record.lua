-- What is kept about a chat. KEYS[at] its resident; then its dialogue; then what its last question was about
-- Returns { { field, value, … }, dialogue or false, context or false }
local function chatRecord(at)
  return { redis.call("HGETALL", KEYS[at]), redis.call("GET", KEYS[at + 1]), redis.call("GET", KEYS[at + 2]) }
end
