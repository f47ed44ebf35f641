// swift-tools-version: 6.0
import PackageDescription

/// Its own package, so that an ordinary build of hanalyze does not build it.
let package = Package(
  name: "query-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "hanalyze", path: "../..")],
  targets: [
    .executableTarget(
      name: "QueryBenchmark", dependencies: [.product(name: "Hanalyze", package: "hanalyze")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
