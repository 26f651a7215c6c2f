-- Takes the seats of an offer, or leaves them, and the line, to the others. Late is in time while they are still held.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua
-- ARGV[5] code  ARGV[6] resident  ARGV[7] request  ARGV[8] "take" | "skip"
-- Returns "taken" (also when they were before) | "skipped" | "waiting": none was made | "gone" | "not-found" (also for somebody else's)
-- The same request again gets what it got.
local r = read(ARGV[5])
if not r or r.resident ~= ARGV[6] then
  return 'not-found'
end
if r.state == 'S' then
  return 'taken'
end
if r.state == 'W' then
  return 'waiting'
end
if r.state == 'C' then
  return r.request == ARGV[7] and 'skipped' or 'gone'
end
if ARGV[8] == 'take' then
  redis.call('ZREM', offers, ARGV[1] .. '-' .. r.code)
  r.state, r.moment = 'S', ARGV[4]
  write(r)
  enlist(seated, r)
  return 'taken'
end
local before = front()
leave(r, ARGV[7], 'cancelled')
move_up(before)
return 'skipped'
