-- Takes seats back from those who were asked and warned and said nothing, the last who got theirs first: as many as the line
-- can use, and none if nobody waits or nobody was warned for this start of the meeting.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua
-- ARGV[5] start of the meeting, base 36  ARGV[6] when everybody was asked  ARGV[7] registered before this: was asked; both ms
-- Returns how many registrations lost their seats. It does so once.
if redis.call('HGET', roster, 'v') ~= ARGV[5] then
  return 0
end
redis.call('HDEL', roster, 'q', 'v')

local silent = {}
for _, code in ipairs(redis.call('ZREVRANGE', seated, 0, -1)) do
  local r = read(code)
  local said = r.moment ~= '' and tonumber(r.moment, 36) >= tonumber(ARGV[6])
  if not said and tonumber(r.since, 36) < tonumber(ARGV[7]) then
    silent[#silent + 1] = r
  end
end

local free, released = quota - taken(), 0
for _, code in ipairs(redis.call('ZRANGE', line, 0, -1)) do
  if free <= 0 and released == #silent then
    break
  end
  local wanted, found, upto = read(code).count, free, released
  while found < wanted and upto < #silent do
    upto = upto + 1
    found = found + silent[upto].count
  end
  if found >= wanted then
    free, released = found - wanted, upto
  end
end
local before = front()
for i = 1, released do
  leave(silent[i], '', 'released')
end
move_up(before)
return released
