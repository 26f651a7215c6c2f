-- Shared by the scripts that change a roster: they are run with this text before their own.
-- KEYS[1] roster (hash)  KEYS[2] seated (sorted set)  KEYS[3] line (sorted set)  KEYS[4] events of the partition (stream)
-- ARGV[1] meeting as it stands in codes ("M12")  ARGV[2] seats of the meeting; 0: give none
--
-- Fields of the roster:
--   <code>       "state|resident|people|since|request|coming": state S seated, W waiting, C cancelled; people "1.3" are the
--                participants p1 and p3; since and coming are moments in base 36; request is the update that decided last
--   r<resident>  codes of this resident that hold seats or wait, separated by spaces
--   t, w         people seated, people waiting
--   n            number of the next place in a list
--   x            set: the meeting is off the programme
-- Codes stand here without the meeting, six characters.
local roster, seated, line, events = KEYS[1], KEYS[2], KEYS[3], KEYS[4]

local function read(code)
  local text = redis.call('HGET', roster, code)
  if not text then
    return nil
  end
  local state, resident, people, since, request, coming =
    string.match(text, '^(%u)|(%d+)|([%d.]+)|(%w+)|([^|]*)|(%w*)$')
  local count = 1 + select(2, string.gsub(people, '%.', ''))
  return { code = code, state = state, resident = resident, people = people, count = count, since = since, request = request, coming = coming }
end

local function write(r)
  redis.call('HSET', roster, r.code, table.concat({ r.state, r.resident, r.people, r.since, r.request, r.coming }, '|'))
end

local function taken()
  return tonumber(redis.call('HGET', roster, 't') or 0)
end

local function enlist(list, counter, r)
  redis.call('ZADD', list, redis.call('HINCRBY', roster, 'n', 1), r.code)
  redis.call('HINCRBY', roster, counter, r.count)
end

local function delist(list, counter, r)
  redis.call('ZREM', list, r.code)
  redis.call('HINCRBY', roster, counter, -r.count)
end

local function tell(kind, r)
  redis.call('XADD', events, '*', 'k', kind, 'r', r.resident, 'm', ARGV[1], 'c', r.code)
end

-- Gives free seats to the first in line for whom they suffice: a household is never split, and no chair stays empty
-- because those at the front need more of them than there are. Returns how many registrations got seats.
local function fill(quota)
  local free, place, promoted = quota - taken(), 0, 0
  while free > 0 do
    local code = redis.call('ZRANGE', line, place, place)[1]
    if not code then
      break
    end
    local r = read(code)
    if r.count <= free then
      delist(line, 'w', r)
      r.state = 'S'
      write(r)
      enlist(seated, 't', r)
      tell('promoted', r)
      free, promoted = free - r.count, promoted + 1
    else
      place = place + 1
    end
  end
  return promoted
end
