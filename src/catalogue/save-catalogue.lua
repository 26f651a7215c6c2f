-- Saves a catalogue unless somebody saved another one since it was read.
-- KEYS[1] catalogue (JSON); KEYS[2] its version; KEYS[3] hash of changes that are still to be told
-- ARGV[1] version that was read (0: none); ARGV[2] catalogue; ARGV[3] channel; ARGV[4..] changes (JSON), in order
-- Returns the new version, or 0 when the catalogue is another one by now
local version = tonumber(redis.call("GET", KEYS[2]) or "0")
if version ~= tonumber(ARGV[1]) then return 0 end
version = version + 1
redis.call("SET", KEYS[1], ARGV[2])
redis.call("SET", KEYS[2], version)
for i = 4, #ARGV do
  redis.call("HSET", KEYS[3], version .. "-" .. (i - 3), ARGV[i])
end
redis.call("PUBLISH", ARGV[3], version)
return version
