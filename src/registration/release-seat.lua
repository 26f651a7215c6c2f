-- Cancels a registration, or takes one of its people off it, and offers the seats to those who wait.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua
-- ARGV[5] code  ARGV[6] resident  ARGV[7] request  ARGV[8] the one who does not come ("3"); empty: none of them does
-- Returns "cancelled": nobody is left | "left": the others keep what they have, seats, offer or place in line |
--   "already-cancelled", also for one who is not among them (any more) | "not-found" (also for somebody else's)
-- The same request again gets what it got.
local r = read(ARGV[5])
if not r or r.resident ~= ARGV[6] then
  return 'not-found'
end
if r.state == 'C' then
  return r.request == ARGV[7] and 'cancelled' or 'already-cancelled'
end
if ARGV[8] == '' or ARGV[8] == r.people then
  local before = front()
  leave(r, ARGV[7], 'cancelled')
  move_up(before)
  return 'cancelled'
end
local others = {}
for person in string.gmatch(r.people, '%d+') do
  if person ~= ARGV[8] then
    others[#others + 1] = person
  end
end
if #others == r.count then
  return r.request == ARGV[7] and 'left' or 'already-cancelled'
end
r.people, r.request = table.concat(others, '.'), ARGV[7]
write(r)
count(r.state == 'W' and 'w' or 't', -1)
move_up(front())
return 'left'
