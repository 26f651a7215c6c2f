-- Passes seats on that were offered and not taken in time.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua  ARGV[5] code
-- Returns 1, or 0 when there was nothing to pass on (any more).
local r = read(ARGV[5])
if not r or r.state ~= 'O' then
  redis.call('ZREM', offers, ARGV[1] .. '-' .. ARGV[5])
  return 0
end
if tonumber(r.moment, 36) > tonumber(ARGV[4], 36) then
  return 0
end
local before = front()
leave(r, '', 'expired')
move_up(before)
return 1
