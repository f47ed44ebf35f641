rockspec_format = "3.0"
package = "hanalyze-tiers"
version = "0.1-1"
source = { url = "git+https://example.org/hanalyze-tiers.git", tag = "v0.1" }
description = {
  summary = "Cuts rankings of districts into tiers",
  detailed = "A module for scripts of hanalyze; it needs nothing but Lua.",
  license = "Apache-2.0",
}
dependencies = { "lua >= 5.4" }
build = {
  type = "builtin",
  modules = { ["hanalyze-tiers"] = "src/hanalyze-tiers.lua" },
}
