// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "hanalyze", path: "..")],
  targets: [
    .executableTarget(
      name: "ExtractBenchmark", dependencies: [.product(name: "Hanalyze", package: "hanalyze")])
  ]
)
