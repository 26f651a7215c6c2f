-- Makes somebody a tutor of a community by an invitation that can be used once.
-- KEYS[1] invitation (string "expiresAt by community")  KEYS[2] tutors (hash)
-- ARGV[1] who redeems  ARGV[2] now, ms
-- Returns the community, or '' when the invitation is unknown, used or expired.
local invitation = redis.call('GET', KEYS[1])
if not invitation then
  return ''
end
redis.call('DEL', KEYS[1])
local expiresAt, by, community = string.match(invitation, '^(%d+) (%d+) (.+)$')
if tonumber(expiresAt) <= tonumber(ARGV[2]) then
  return ''
end
redis.call('HSET', KEYS[2], ARGV[1] .. ' ' .. community, ARGV[2] .. ' ' .. by)
return community
