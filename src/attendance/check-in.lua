-- Notes that people came; who was noted before keeps the moment.
-- KEYS[1] attendance of the meeting (hash)
-- ARGV[1] now, base 36  ARGV[2..] people, "7KQ4ZT.1"
-- Returns how many are new.
local new = 0
for i = 2, #ARGV do
  new = new + redis.call('HSETNX', KEYS[1], ARGV[i], ARGV[1])
end
if new > 0 then
  redis.call('HINCRBY', KEYS[1], 'c', new)
end
return new
