-- Remembers that somebody with a seat said they come.
-- KEYS: see roster.lua  ARGV[1] meeting (unused here)  ARGV[2] code  ARGV[3] resident  ARGV[4] now, base 36
-- Returns the state in which the registration was found (S, W, C), or an empty string for none or somebody else's.
local r = read(ARGV[2])
if not r or r.resident ~= ARGV[3] then
  return ''
end
if r.state == 'S' then
  r.coming = ARGV[4]
  write(r)
end
return r.state
