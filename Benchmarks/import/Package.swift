// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "ImportBenchmark",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "hanalyze", path: "../..")],
  targets: [
    .executableTarget(
      name: "ImportBenchmark", dependencies: [.product(name: "Hanalyze", package: "hanalyze")])
  ]
)
