-- KEYS the record of a chat, as chat-record.lua takes it. Returns the record.
return chatRecord(1)
