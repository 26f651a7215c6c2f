-- Gives a household its seats or a common place in line.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua
-- ARGV[5] a new code  ARGV[6] resident  ARGV[7] people, "1.3"  ARGV[8] request  ARGV[9] "1": agreed to wait
-- ARGV[10] "1": waits behind the others
-- Returns {"seated", code} | {"waitlisted", code, position} | {"full", position}, and nothing is kept |
--   {"already-registered", code, people who are} | {"closed"} | {"code-taken"}
-- The same request again gets what it got, or the seats that it was offered since.
local code, resident, people, request = ARGV[5], ARGV[6], ARGV[7], ARGV[8]

if redis.call('HEXISTS', roster, 'x') == 1 then
  return { 'closed' }
end

local own = redis.call('HGET', roster, 'r' .. resident) or ''
for other in string.gmatch(own, '%w+') do
  local r = read(other)
  if r.request == request then
    if r.state == 'S' then
      return { 'seated', other }
    end
    return { 'waitlisted', other, (redis.call('ZRANK', line, other) or 0) + 1 }
  end
  local both = {}
  for person in string.gmatch(people, '%d+') do
    if string.find('.' .. r.people .. '.', '.' .. person .. '.', 1, true) then
      both[#both + 1] = person
    end
  end
  if #both > 0 then
    return { 'already-registered', other, table.concat(both, '.') }
  end
end

if redis.call('HEXISTS', roster, code) == 1 then
  return { 'code-taken' }
end

move_up(front())
local r = { code = code, resident = resident, people = people, since = ARGV[4], request = request, moment = '' }
r.count = 1 + select(2, string.gsub(people, '%.', ''))
local fits = taken() + r.count <= quota
if not fits and ARGV[9] ~= '1' then
  return { 'full', redis.call('ZCARD', line) + 1 }
end
r.state = fits and 'S' or 'W'
write(r)
redis.call('HSET', roster, 'r' .. resident, own == '' and code or own .. ' ' .. code)
count(fits and 't' or 'w', r.count)
if fits then
  enlist(seated, r)
  return { 'seated', code }
end
enlist(line, r, ARGV[10])
return { 'waitlisted', code, redis.call('ZRANK', line, code) + 1 }
