-- Offers free seats to those who wait, after the quota was raised.
-- KEYS, ARGV[1] to ARGV[4]: see roster.lua
-- Returns how many registrations got an offer.
return move_up(front())
