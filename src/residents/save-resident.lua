-- Writes fields of a resident and lets the audience follow.
-- KEYS[1] resident (hash)  KEYS[2] audience bucket (hash)  KEYS[3] audience sizes of the partition (hash)
-- ARGV[1] resident id  ARGV[2] mask of all interests  ARGV[3..] field, value, …; an empty value removes the field
-- Returns 1.
for i = 3, #ARGV, 2 do
  if ARGV[i + 1] == '' then
    redis.call('HDEL', KEYS[1], ARGV[i])
  else
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end

local wanted = 0
if redis.call('HGET', KEYS[1], 'r') then
  wanted = tonumber(redis.call('HGET', KEYS[1], 'i') or ARGV[2])
end
local before = tonumber(redis.call('HGET', KEYS[2], ARGV[1]) or 0)
if wanted == before then
  return 1
end
if wanted == 0 then
  redis.call('HDEL', KEYS[2], ARGV[1])
else
  redis.call('HSET', KEYS[2], ARGV[1], wanted)
end
local function count(field, was, is)
  if was ~= is then
    redis.call('HINCRBY', KEYS[3], field, is and 1 or -1)
  end
end
count('all', before > 0, wanted > 0)
local interest, one = 0, 1
while one <= tonumber(ARGV[2]) do
  count(interest, bit.band(before, one) > 0, bit.band(wanted, one) > 0)
  interest, one = interest + 1, one * 2
end
return 1
