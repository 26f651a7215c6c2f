-- Stops a broadcast that is not over. KEYS[1] broadcast (hash). Returns 1 when there was something to stop.
local state = redis.call("HGET", KEYS[1], "state")
if not state or state == "done" or state == "stopped" then return 0 end
redis.call("HSET", KEYS[1], "state", "stopped")
redis.call("HDEL", KEYS[1], "token")
return 1
