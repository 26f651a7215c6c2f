-- Takes a partition that nobody holds, or renews one's own hold of it.
-- KEYS[1] lease; ARGV[1] owner; ARGV[2] life, ms
-- Returns 1 when the owner holds it now, 0 when somebody else does.
local holder = redis.call("GET", KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
return 1
