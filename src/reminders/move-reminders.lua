-- Moves the moment up to which reminders are done, if nobody else did.
-- KEYS[1] that moment (string, ms)  KEYS[2] number of missed reminders (string)
-- ARGV[1] the moment as it was read, '' for none  ARGV[2] the new moment  ARGV[3] missed since then
-- Returns 1, or 0 when it was moved meanwhile.
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
if ARGV[3] ~= '0' then
  redis.call('INCRBY', KEYS[2], ARGV[3])
end
return 1
