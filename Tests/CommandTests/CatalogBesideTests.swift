import Foundation
import TestSupport
import Testing

/// A `catalog.tsv` beside documents or a store counts wherever these are named.
@Suite struct CatalogBesideTests {
  private static let ask = """
    -e 'for m in metrics{}:each() do print(m.indicator_id, m.text) end'
    """

  private static func folder() throws -> URL {
    let folder = try Shell.workingFolder()
    let documents = folder.appendingPathComponent("docs")
    try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
    try "2024年，全区云上算力规模达到500台。\n".write(
      to: documents.appendingPathComponent("a.txt"), atomically: true, encoding: .utf8)
    try "kind\tname\tid\tunit\nindicator\t云上算力规模\tcloud\t台\n".write(
      to: documents.appendingPathComponent("catalog.tsv"), atomically: true, encoding: .utf8)
    return folder
  }

  @Test(arguments: [
    "hanalyze extract docs", "hanalyze extract docs/a.txt", "hanalyze explain docs/a.txt",
    "hanalyze --corpus docs \(ask)", "hanalyze --corpus docs/a.txt \(ask)",
    "hanalyze import docs --store docs/s.db && hanalyze --corpus docs/s.db \(ask)",
    "hanalyze import docs/a.txt && hanalyze --corpus hanalyze.db \(ask)",
    "cp -r docs bare && rm bare/catalog.tsv && hanalyze import bare --catalog docs/catalog.tsv && "
      + "hanalyze \(ask) && hanalyze import bare --catalog docs/catalog.tsv | grep unchanged",
  ]) func theWordsAreKnown(_ command: String) throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try Shell.run(command, in: folder)
    #expect(result.status == 0, Comment(rawValue: result.output))
    #expect(result.output.contains("cloud"), Comment(rawValue: result.output))
  }

  @Test func anImportSaysWhereItsWordsCameFrom() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let apart = try Shell.run("hanalyze import docs", in: folder)
    #expect(apart.output.contains("--catalog docs/catalog.tsv"), Comment(rawValue: apart.output))
    let beside = try Shell.run("hanalyze import docs --store docs/s.db", in: folder)
    #expect(!beside.output.contains("--catalog"), Comment(rawValue: beside.output))
    let broken = try Shell.run(
      "echo 'kind\tname' > docs/catalog.tsv; echo 'colour\tred' >> docs/catalog.tsv; "
        + "hanalyze import docs", in: folder)
    #expect(broken.status == 2 && broken.output.contains("HA121"), Comment(rawValue: broken.output))
  }
}
