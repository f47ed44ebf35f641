-- expect: ok
-- Listing and --help read headers as data; compiling alone must run nothing.
local function never() print("ran") end
