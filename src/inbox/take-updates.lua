-- Stores updates that were not seen before, then hands the holder of the partition what waits to be read.
-- KEYS[1] stream of the partition; KEYS[2] its lease; KEYS[3..] bitmaps of update ids, 65,536 ids each, and records of chats
-- ARGV[1] entries to hand out at most (0: none); ARGV[2] who asks; ARGV[3] life of a bitmap after its last use, seconds;
-- then per update: index of its bitmap in KEYS, bit, update id, chat id, body, index of its chat's record in KEYS (0: not asked for)
-- Returns { entries as XREADGROUP gives them: { { id, { field, value, … } }, … }, per update the record or false }
local records = {}
-- What cannot be read about a chat keeps no update out.
local function recordIfReadable(at)
  local isRead, record = pcall(chatRecord, at)
  return isRead and record
end
for i = 4, #ARGV, 6 do
  local seen = KEYS[tonumber(ARGV[i])]
  if redis.call("GETBIT", seen, ARGV[i + 1]) == 0 then
    redis.call("XADD", KEYS[1], "*", "u", ARGV[i + 2], "c", ARGV[i + 3], "b", ARGV[i + 4])
    redis.call("SETBIT", seen, ARGV[i + 1], 1)
  end
  redis.call("EXPIRE", seen, ARGV[3])
  records[#records + 1] = ARGV[i + 5] ~= "0" and recordIfReadable(tonumber(ARGV[i + 5]))
end
if ARGV[1] == "0" or redis.call("GET", KEYS[2]) ~= ARGV[2] then return { {}, {} } end
-- Without its group (Redis came back empty) nothing is handed out; the next look at pending entries makes the group.
local reply = redis.pcall("XREADGROUP", "GROUP", "bot", "owner", "COUNT", ARGV[1], "STREAMS", KEYS[1], ">")
if not reply or reply.err then return { {}, {} } end
return { reply[1][2], records }
