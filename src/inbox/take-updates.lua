-- Stores updates that were not seen before, then hands the holder of each partition what waits there and these.
-- KEYS: per partition its stream, up to which entry it was handed out, its lease; bitmaps of update ids, 65,536 ids each; records of chats
-- ARGV[1] who asks; ARGV[2] life of a bitmap after its last use, seconds; then per partition: index of its stream in KEYS,
-- entries that wait to hand out at most (0: hand out nothing), number of its updates; then per update: index of its bitmap,
-- bit, update id, chat id, body, index of its chat's record (0: not asked for), entry of the chat that is to be finished before ("": none)
-- Returns per partition { what waited: { { id, { field, value, … } }, … }, per update its id or false, per update the record or false };
-- where as many waited as were asked for, these wait too. Or why Redis refused some of it.
-- Which bitmaps were used.
local bitmaps = {}
-- Returns the id of the new entry; false for an update that was seen before.
local function store(stream, at)
  local bitmap = KEYS[tonumber(ARGV[at])]
  bitmaps[bitmap] = true
  if redis.call("SETBIT", bitmap, ARGV[at + 1], 1) == 1 then return false end
  local id = redis.pcall("XADD", stream, "*", "u", ARGV[at + 2], "c", ARGV[at + 3], "b", ARGV[at + 4])
  if type(id) == "string" then return id end
  -- Not stored, so not seen: it comes again.
  redis.call("SETBIT", bitmap, ARGV[at + 1], 0)
  error(id)
end
-- What cannot be read about a chat keeps no update out; while an entry before is unfinished, what is kept is not yet what it leaves.
local function recordIfReadable(stream, at, before)
  if at == 0 or (before ~= "" and #redis.call("XRANGE", stream, before, before) > 0) then return false end
  local isRead, record = pcall(chatRecord, at)
  return isRead and record
end

local function take(key, atMost, count, at)
  local stream, handedOut = KEYS[key], KEYS[key + 1]
  local isHolder = atMost > 0 and redis.call("GET", KEYS[key + 2]) == ARGV[1]
  local reply = isHolder and redis.call("XREAD", "COUNT", atMost, "STREAMS", stream, redis.call("GET", handedOut) or "0")
  local waiting = reply and reply[1][2] or {}
  local handsOut = isHolder and #waiting < atMost
  local last = #waiting > 0 and waiting[#waiting][1]
  local ids, records = {}, {}
  for i = 1, count do
    local id = store(stream, at)
    ids[i] = handsOut and id
    records[i] = ids[i] and recordIfReadable(stream, tonumber(ARGV[at + 5]), ARGV[at + 6])
    last = ids[i] or last
    at = at + 7
  end
  if last then redis.call("SET", handedOut, last) end
  return { waiting, ids, records }
end

local results = {}
local at = 3
while at <= #ARGV do
  local key, atMost, count = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local isDone, result = pcall(take, key, atMost, count, at + 3)
  results[#results + 1] = isDone and result or refusal(result)
  at = at + 3 + 7 * count
end
for bitmap in pairs(bitmaps) do redis.call("EXPIRE", bitmap, ARGV[2]) end
return results
