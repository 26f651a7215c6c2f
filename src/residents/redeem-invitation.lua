-- Makes somebody a librarian by an invitation that can be used once.
-- KEYS[1] invitation (string "expiresAt by")  KEYS[2] invited librarians (hash)
-- ARGV[1] who redeems  ARGV[2] now, ms
-- Returns 1, or 0 when the invitation is unknown, used or expired.
local invitation = redis.call('GET', KEYS[1])
if not invitation then
  return 0
end
redis.call('DEL', KEYS[1])
local expiresAt, by = string.match(invitation, '^(%d+) (%d+)$')
if tonumber(expiresAt) <= tonumber(ARGV[2]) then
  return 0
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ' ' .. by)
return 1
