-- Reserves the next moments at which messages may be sent, evenly spaced over all processes (GCRA).
-- KEYS[1] next free moment, µs; KEYS[2] exists while everything pauses
-- ARGV[1] how many; ARGV[2] spacing, µs; ARGV[3] how far back a free moment still counts, µs
-- Returns { 1, the first of them, the present moment }, epoch µs, or { 0, ms of pause left }
local pause = redis.call("PTTL", KEYS[2])
if pause > 0 then return { 0, pause } end
local time = redis.call("TIME")
local now = time[1] * 1000000 + time[2]
local free = tonumber(redis.call("GET", KEYS[1]) or 0)
-- More than a minute ahead: the server's clock was put back.
if free < now - ARGV[3] or free > now + 60000000 then free = now end
redis.call("SET", KEYS[1], string.format("%.0f", free + ARGV[1] * ARGV[2]), "PX", 120000)
return { 1, free, now }
