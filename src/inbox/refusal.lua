-- For scripts that do several things apart. KEYS: none.
-- Returns what `pcall` caught as an error, to stand in the place of one result.
local function refusal(caught)
  return { err = type(caught) == "table" and caught.err or tostring(caught) }
end
