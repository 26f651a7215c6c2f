-- Cancels a registration and offers its seats to those who wait.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua
-- ARGV[5] code  ARGV[6] resident  ARGV[7] request
-- Returns "cancelled" | "already-cancelled" | "not-found" (also for somebody else's)
-- The same request again gets what it got.
local r = read(ARGV[5])
if not r or r.resident ~= ARGV[6] then
  return 'not-found'
end
if r.state == 'C' then
  return r.request == ARGV[7] and 'cancelled' or 'already-cancelled'
end
local before = front()
leave(r, ARGV[7], 'cancelled')
move_up(before)
return 'cancelled'
