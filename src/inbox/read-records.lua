-- KEYS the records of chats, as chat-record.lua takes them. Returns each record, or why Redis refused it.
local records = {}
for at = 1, #KEYS, 3 do
  local isRead, record = pcall(chatRecord, at)
  records[#records + 1] = isRead and record or refusal(record)
end
return records
