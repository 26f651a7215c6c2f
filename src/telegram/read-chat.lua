-- What is stored about a chat. KEYS[1] its resident; KEYS[2] its dialogue; KEYS[3] what its last question was about
-- Returns { { field, value, … }, dialogue or false, context or false }
return { redis.call("HGETALL", KEYS[1]), redis.call("GET", KEYS[2]), redis.call("GET", KEYS[3]) }
