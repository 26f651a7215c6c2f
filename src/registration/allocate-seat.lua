-- Gives a household its seats or a common place in line.
-- KEYS, ARGV[1], ARGV[2]: see roster.lua
-- ARGV[3] a new code  ARGV[4] resident  ARGV[5] people, "1.3"  ARGV[6] request  ARGV[7] "1": agreed to wait  ARGV[8] now, base 36
-- Returns {"seated", code} | {"waitlisted", code, position} | {"full", position}, and nothing is kept |
--   {"already-registered", code, people who are} | {"closed"} | {"code-taken"}
-- The same request again gets what it got.
local quota, code, resident, people, request = tonumber(ARGV[2]), ARGV[3], ARGV[4], ARGV[5], ARGV[6]

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
    return { 'waitlisted', other, redis.call('ZRANK', line, other) + 1 }
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

fill(quota)
local r = { code = code, resident = resident, people = people, since = ARGV[8], request = request, coming = '' }
r.count = 1 + select(2, string.gsub(people, '%.', ''))
local fits = taken() + r.count <= quota
if not fits and ARGV[7] ~= '1' then
  return { 'full', redis.call('ZCARD', line) + 1 }
end
r.state = fits and 'S' or 'W'
write(r)
redis.call('HSET', roster, 'r' .. resident, own == '' and code or own .. ' ' .. code)
if fits then
  enlist(seated, 't', r)
  return { 'seated', code }
end
enlist(line, 'w', r)
return { 'waitlisted', code, redis.call('ZRANK', line, code) + 1 }
