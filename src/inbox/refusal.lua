-- What `pcall` caught, as an error in the place of one result among several.
local function refusal(caught)
  return { err = type(caught) == "table" and caught.err or tostring(caught) }
end
