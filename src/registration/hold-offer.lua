-- Holds the seats of an open offer up to ARGV[3], after the meeting was moved.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua  ARGV[5] code
-- Returns 1, or 0 when the offer is not open any more.
local r = read(ARGV[5])
if not r or r.state ~= 'O' then
  return 0
end
r.moment = ARGV[3]
write(r)
redis.call('ZADD', offers, held_until, ARGV[1] .. '-' .. r.code)
return 1
