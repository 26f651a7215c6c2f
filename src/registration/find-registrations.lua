-- Finds what a roster has of a resident, cancelled registrations too.
-- KEYS[1] roster (hash; see roster.lua)
-- ARGV[1] resident
-- Returns codes without the meeting.
local found = {}
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  if string.match(fields[i + 1], '^%u|(%d+)|') == ARGV[1] then
    found[#found + 1] = fields[i]
  end
end
return found
