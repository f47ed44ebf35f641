// swift-tools-version: 6.0
import PackageDescription

/// What the border between Lua and Swift costs; `swift run -c release` prints a table.
let package = Package(
  name: "lua-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "hanalyze", path: "../..")],
  targets: [
    .executableTarget(
      name: "lua-benchmark", dependencies: [.product(name: "HanLua", package: "hanalyze")],
      path: "Sources", swiftSettings: [.swiftLanguageMode(.v5)])
  ]
)
