import Foundation
import TestSupport
import Testing

/// Holds imports and dependencies against the table in `Sources/README.md`.
@Suite struct LayeringTests {
  /// Module → what it may import, in the order of the table.
  static let table: [(module: String, allowed: Set<String>)] = {
    let text = (try? Repository.text("Sources/README.md")) ?? ""
    return text.components(separatedBy: "\n").compactMap { line in
      let cells = line.components(separatedBy: "|")
      guard cells.count >= 5, let name = cells[1].firstMatch(of: /`(\w+)`/) else { return nil }
      let allowed = cells[3].matches(of: /\w+/).map { String($0.output) }
      return (String(name.1), Set(allowed))
    }
  }()

  @Test func theTableNamesEveryModuleAndOnlyThose() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Sources"))
      .filter { !$0.hasSuffix(".md") && !$0.hasPrefix(".") }
    #expect(folders.sorted() == Self.table.map(\.module).sorted())
  }

  @Test func modulesImportOnlyWhatStandsAbove() {
    let modules = Self.table.map(\.module)
    for (index, row) in Self.table.enumerated() {
      let below = row.allowed.intersection(modules[index...])
      #expect(below.isEmpty, "\(row.module) may import \(below), which stands below it")
    }
  }

  @Test(arguments: table.map(\.module))
  func sourcesImportWhatTheTableAllows(_ module: String) throws {
    let allowed = (Self.table.first { $0.module == module }?.allowed ?? [])
      .union(["Glibc", "Darwin", "Musl", "Synchronization"])
    for file in Repository.files(under: "Sources/\(module)", ending: ".swift") {
      let lines = try Repository.text(file).components(separatedBy: "\n")
      for (number, line) in lines.enumerated() {
        let pattern =
          /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public |internal |private )?import (?:\w+ )?(\w+)/
        guard let name = line.firstMatch(of: pattern)?.1 else { continue }
        #expect(
          allowed.contains(String(name)),
          "\(file):\(number + 1): \(module) may not import \(name) (Sources/README.md)")
      }
    }
  }

  @Test func thePackageAgreesWithTheTable() throws {
    let package = try Repository.text("Package.swift")
    for row in Self.table {
      let name = NSRegularExpression.escapedPattern(for: row.module)
      let pattern = try Regex("name: \"\(name)\",\\s*dependencies: \\[([^\\]]*)\\]")
      guard let match = package.firstMatch(of: pattern), let list = match[1].substring else {
        continue
      }
      let products = /\.product\(name: "(\w+)", package: "[^"]*"\)/
      var found = Set(list.matches(of: products).map { String($0.1) })
      found.formUnion(
        list.replacing(products, with: "").matches(of: /"(\w+)"/).map { String($0.1) })
      let extra = found.subtracting(row.allowed)
      #expect(extra.isEmpty, "Package.swift lets \(row.module) depend on \(extra)")
    }
  }
}
