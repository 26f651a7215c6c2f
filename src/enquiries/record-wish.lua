-- Counts the wish for a class, once a month for each resident.
-- KEYS: 1 what the resident wished for (set), 2 wishes of the month (sorted set)
-- ARGV: 1 month and subject, 2 subject, 3 how long the resident's set is kept (ms), 4 how long counts are kept (ms)
-- Returns 1, or 0 where it was counted already
if redis.call("SADD", KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call("PEXPIRE", KEYS[1], ARGV[3])
redis.call("ZINCRBY", KEYS[2], 1, ARGV[2])
redis.call("PEXPIRE", KEYS[2], ARGV[4])
return 1
