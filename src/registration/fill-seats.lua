-- Gives free seats to those who wait, after the quota was raised.
-- KEYS, ARGV[1], ARGV[2]: see roster.lua
-- Returns how many registrations got seats.
return fill(tonumber(ARGV[2]))
