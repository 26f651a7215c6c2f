-- Remembers that somebody with a seat said they come.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua  ARGV[5] code  ARGV[6] resident
-- Returns the state in which the registration was found (S, O, W, C), or an empty string for none or somebody else's.
local r = read(ARGV[5])
if not r or r.resident ~= ARGV[6] then
  return ''
end
if r.state == 'S' then
  r.moment = ARGV[4]
  write(r)
end
return r.state
