-- Shared by the scripts that change a roster: they are run with this text before their own.
-- KEYS[1] roster (hash)  KEYS[2] seated (sorted set)  KEYS[3] line (sorted set)  KEYS[4] events of the partition (stream)
-- KEYS[5] open offers of the partition: "M12-7KQ4ZT" by the moment (ms) up to which seats are held (sorted set)
-- ARGV[1] meeting as it stands in codes ("M12")  ARGV[2] seats of the meeting; 0: give none
-- ARGV[3] moment up to which an offer made now holds its seats  ARGV[4] now; both in base 36
--
-- Fields of the roster:
--   <code>       "state|resident|people|since|request|moment": state S seated, O offered (seats are held), W waiting,
--                C over; people "1.3" are the participants p1 and p3; request is the update that decided last; since is the
--                moment of registration; moment: of S when they said that they come, of O up to when seats are held
--   r<resident>  codes of this resident that are not over, separated by spaces
--   t, w         people with seats or an offer of them, people waiting
--   n            number of the next place in a list
--   q, v         the start of the meeting for which everybody was asked whether they come, and the silent ones warned
--   x            set: the meeting is off the programme
-- Codes stand here without the meeting, six characters. Moments are in base 36.
local roster, seated, line, events, offers = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
-- Read before anything is written: what is not a number stops a script while nothing has changed yet.
local quota, held_until = tonumber(ARGV[2]), string.format('%.0f', tonumber(ARGV[3], 36))

local function read(code)
  local text = redis.call('HGET', roster, code)
  if not text then
    return nil
  end
  local state, resident, people, since, request, moment =
    string.match(text, '^(%u)|(%d+)|([%d.]+)|(%w+)|([^|]*)|(%w*)$')
  local count = 1 + select(2, string.gsub(people, '%.', ''))
  return { code = code, state = state, resident = resident, people = people, count = count, since = since, request = request, moment = moment }
end

local function write(r)
  redis.call('HSET', roster, r.code, table.concat({ r.state, r.resident, r.people, r.since, r.request, r.moment }, '|'))
end

local function taken()
  return tonumber(redis.call('HGET', roster, 't') or 0)
end

-- Added to the place of those who stand behind all others, in their own order.
local behind_all = 1e12

local function enlist(list, r, behind)
  local place = redis.call('HINCRBY', roster, 'n', 1) + (behind == '1' and behind_all or 0)
  redis.call('ZADD', list, string.format('%.0f', place), r.code)
end

local function count(counter, change)
  redis.call('HINCRBY', roster, counter, change)
end

-- place: position in line, of those who moved up
local function tell(kind, r, place)
  redis.call('XADD', events, '*', 'k', kind, 'r', r.resident, 'm', ARGV[1], 'c', r.code, 'p', place or 0)
end

-- Ends a registration, whatever it was; its seats are free then, and not given on yet.
local function leave(r, request, kind)
  if r.state == 'S' then
    redis.call('ZREM', seated, r.code)
  elseif r.state == 'O' then
    redis.call('ZREM', offers, ARGV[1] .. '-' .. r.code)
  else
    redis.call('ZREM', line, r.code)
  end
  count(r.state == 'W' and 'w' or 't', -r.count)
  r.state, r.request, r.moment = 'C', request, ''
  write(r)
  local left = {}
  for code in string.gmatch(redis.call('HGET', roster, 'r' .. r.resident), '%w+') do
    if code ~= r.code then
      left[#left + 1] = code
    end
  end
  if #left == 0 then
    redis.call('HDEL', roster, 'r' .. r.resident)
  else
    redis.call('HSET', roster, 'r' .. r.resident, table.concat(left, ' '))
  end
  tell(kind, r)
end

-- Offers free seats to the first in line for whom they suffice: a household is never split, and no chair stays empty
-- because those at the front need more of them than there are. Returns how many registrations got an offer.
local function offer_free_seats()
  if redis.call('HEXISTS', roster, 'x') == 1 then
    return 0
  end
  local free, place, offered = quota - taken(), 0, 0
  while free > 0 do
    local code = redis.call('ZRANGE', line, place, place)[1]
    if not code then
      break
    end
    local r = read(code)
    if r.count <= free then
      redis.call('ZREM', line, code)
      redis.call('ZADD', offers, held_until, ARGV[1] .. '-' .. code)
      r.state, r.moment = 'O', ARGV[3]
      write(r)
      count('w', -r.count)
      count('t', r.count)
      tell('offered', r)
      free, offered = free - r.count, offered + 1
    else
      place = place + 1
    end
  end
  return offered
end

local function front()
  return redis.call('ZRANGE', line, 0, 2)
end

-- Offers what is free, and tells those who came to the front meanwhile: who is first now, who is among the first three now.
-- before: front() before anybody left. Returns how many registrations got an offer.
local function move_up(before)
  local offered, was = offer_free_seats(), {}
  for place, code in ipairs(before) do
    was[code] = place
  end
  for place, code in ipairs(front()) do
    if not was[code] or (place == 1 and was[code] > 1) then
      tell('nearer', read(code), place)
    end
  end
  return offered
end
