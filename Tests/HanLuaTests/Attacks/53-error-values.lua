-- expect: error
assert(select("#", pcall(error)) == 2) assert(not pcall(error, {})) assert(not pcall(error, print))
error(nil)
