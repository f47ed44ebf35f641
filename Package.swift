// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: warnings are errors, in the Swift 6 language mode.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

/// The modules in the order in which data flows: a module imports only what stands above it
/// (Sources/README.md; a test holds the imports against it).
let package = Package(
  name: "hanalyze",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "hanalyze", targets: ["HanCommand"]),
    .library(name: "Hanalyze", targets: ["Hanalyze"]),
    .library(name: "HanLua", targets: ["HanLua"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLuaSystem", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .target(name: "CLua", dependencies: ["CLuaSystem"], exclude: ["LICENSE-Lua.txt"]),
    .target(name: "CMemory"),
    .target(name: "HanBase", swiftSettings: strict),
    .target(name: "HanCatalogData"),
    .target(
      name: "HanCatalog", dependencies: ["HanBase", "HanCatalogData"], exclude: ["Data"],
      swiftSettings: strict),
    .target(name: "HanCorpus", dependencies: ["HanBase", "HanCatalog"], swiftSettings: strict),
    .systemLibrary(
      name: "CXMLSystem", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CArchiveSystem", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CNettleSystem", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CICUSystem", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["CICUSystem"]),
    .target(
      name: "HanFormats",
      dependencies: [
        "HanBase", "HanCatalog", "HanCorpus", "CXMLSystem", "CArchiveSystem", "CNettleSystem",
      ],
      swiftSettings: strict),
    .target(
      name: "HanSearch", dependencies: ["HanBase", "HanCatalog", "HanCorpus", "CICU"],
      swiftSettings: strict),
    .target(
      name: "HanExtract", dependencies: ["HanBase", "HanCatalog", "HanCorpus"],
      swiftSettings: strict),
    .target(
      name: "HanFrame", dependencies: ["HanBase", "HanCatalog", "HanCorpus", "HanExtract"],
      swiftSettings: strict),
    .target(
      name: "HanStore",
      dependencies: [
        "CMemory", "HanBase", "HanCatalog", "HanCorpus", "HanFormats", "HanSearch", "HanExtract",
        "HanFrame",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "HanAnalysis",
      dependencies: ["HanBase", "HanCatalog", "HanCorpus", "HanExtract", "HanFrame"],
      swiftSettings: strict),
    .target(name: "HanOutput", dependencies: ["HanBase"], swiftSettings: strict),
    .target(
      name: "HanLua", dependencies: ["HanBase", "CLua"], exclude: ["README.md"],
      swiftSettings: strict),
    .target(
      name: "HanScript",
      dependencies: [
        "HanBase", "HanCatalog", "HanCorpus", "HanFormats", "HanSearch", "HanExtract", "HanFrame",
        "HanStore", "HanAnalysis",
        "HanOutput", "HanLua",
      ],
      swiftSettings: strict + [.enableUpcomingFeature("MemberImportVisibility")]),
    .target(
      name: "Hanalyze",
      dependencies: [
        "HanBase", "HanCatalog", "HanCorpus", "HanFormats", "HanSearch", "HanExtract", "HanFrame",
        "HanStore", "HanAnalysis",
        "HanOutput", "HanLua", "HanScript",
      ],
      swiftSettings: strict),
    .target(
      name: "CEdit",
      linkerSettings: [
        .linkedLibrary("edit"), .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("bsd", .when(platforms: [.linux])),
        .linkedLibrary("md", .when(platforms: [.linux])),
      ]),
    .target(
      name: "HanConsole",
      dependencies: [
        "HanBase", "HanCatalog", "HanCorpus", "HanExtract", "HanFrame", "HanStore", "HanAnalysis",
        "HanOutput", "HanLua", "HanScript", "Hanalyze", "CEdit",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "HanCommand",
      dependencies: [
        "Hanalyze", "HanConsole",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "HanCorpusTests", dependencies: ["HanBase", "HanCatalog", "HanCorpus"],
      exclude: ["Specs"], swiftSettings: strict),
    .testTarget(
      name: "HanLuaTests", dependencies: ["HanBase", "HanLua"], exclude: ["Attacks"],
      swiftSettings: strict),
    .testTarget(
      name: "HanScriptTests",
      dependencies: [
        "HanBase", "HanCatalog", "HanFrame", "HanLua", "HanStore", "HanAnalysis", "HanScript",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Figures"],
      swiftSettings: strict),
    .testTarget(
      name: "HanCatalogTests", dependencies: ["HanBase", "HanCatalog"], exclude: ["Specs"],
      swiftSettings: strict),
    .testTarget(name: "HanBaseTests", dependencies: ["HanBase"], swiftSettings: strict),
    .testTarget(
      name: "HanExtractTests",
      dependencies: ["HanBase", "HanCatalog", "HanCorpus", "HanExtract"],
      exclude: ["Gold", "Specs"], swiftSettings: strict),
    .testTarget(
      name: "HanOutputTests", dependencies: ["HanBase", "HanOutput"], swiftSettings: strict),
    .testTarget(
      name: "HanFormatsTests",
      dependencies: ["HanBase", "HanCatalog", "HanCorpus", "HanFormats"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "HanSearchTests",
      dependencies: ["HanBase", "HanCatalog", "HanCorpus", "HanSearch"], swiftSettings: strict),
    .testTarget(
      name: "HanStoreTests",
      dependencies: [
        "HanBase", "HanCatalog", "HanCorpus", "HanExtract", "HanFrame", "HanStore",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "HanFrameTests",
      dependencies: ["HanBase", "HanCatalog", "HanCorpus", "HanExtract", "HanFrame"],
      swiftSettings: strict),
    .testTarget(
      name: "HanAnalysisTests",
      dependencies: [
        "HanBase", "HanCatalog", "HanCorpus", "HanExtract", "HanFrame", "HanAnalysis",
      ],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "HanConsoleTests",
      dependencies: [
        "HanBase", "HanCatalog", "HanLua", "HanOutput", "HanScript", "Hanalyze", "HanConsole",
        "TestSupport",
      ],
      exclude: ["Terminal/console_test.py"],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["HanCommand", "Hanalyze", "TestSupport"],
      exclude: ["Systems", "Terminal", "Transcripts"], swiftSettings: strict),
    .testTarget(
      name: "RepositoryTests", dependencies: ["Hanalyze", "TestSupport"],
      exclude: ["Checks"], swiftSettings: strict),
  ]
)
