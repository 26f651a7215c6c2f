-- Saves a catalogue unless somebody saved another one since it was read.
-- KEYS[1] catalogue (JSON); KEYS[2] its version; KEYS[3] hash of changes that are still to be told
-- KEYS[4] hash of meetings that left the catalogue
-- ARGV[1] version that was read (0: none); ARGV[2] catalogue; ARGV[3] channel; ARGV[4] how many changes follow
-- ARGV[5..] changes (JSON), in order; then meetings that leave: id, meeting (JSON), id, meeting, …
-- Returns the new version, or 0 when the catalogue is another one by now
local version = tonumber(redis.call("GET", KEYS[2]) or "0")
if version ~= tonumber(ARGV[1]) then return 0 end
version = version + 1
redis.call("SET", KEYS[1], ARGV[2])
redis.call("SET", KEYS[2], version)
local last = 4 + tonumber(ARGV[4])
for i = 5, last do
  redis.call("HSET", KEYS[3], version .. "-" .. (i - 4), ARGV[i])
end
for i = last + 1, #ARGV, 2 do
  redis.call("HSET", KEYS[4], ARGV[i], ARGV[i + 1])
end
redis.call("PUBLISH", ARGV[3], version)
return version
