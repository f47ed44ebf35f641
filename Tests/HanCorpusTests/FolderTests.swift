import Foundation
import HanBase
import HanCorpus
import Testing

/// Folders, files and the tables beside them.
@Suite struct FolderTests {
  /// A folder that goes away with the test.
  private final class Folder {
    let path: String

    init(_ files: [(String, String)]) throws {
      path = FileManager.default.temporaryDirectory.appending(path: "han-\(UUID().uuidString)")
        .path()
      for (name, text) in files {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test func listsDocumentsWithWhatIsStated() throws {
    let folder = try Folder([
      ("b.txt", "乙。"), ("a.md", "甲。"),
      ("corpus.tsv", "file\tdate\tarea\na.md\t2024-05\t430302\nsub/c.txt\t2020\t\n"),
      ("catalog.tsv", "x"), ("corrections.tsv", "x"), (".hidden.txt", "x"), ("picture.png", "x"),
      ("sub/c.txt", "丙。"), ("sub/corpus.tsv", "file\tarea\ttitle\nc.txt\t430300\t丙\n"),
      ("sub/.git/d.txt", "x"),
    ])
    let listing = try CorpusFolder(folder.path + "/")
    let names = listing.sources.map { String($0.name.dropFirst(folder.path.count)) }
    #expect(names == ["/a.md", "/b.txt", "/sub/c.txt"])
    #expect(
      listing.sources[0].stated == StatedMetadata(date: .months(5, 5, of: 2024), area: 430_302))
    #expect(listing.sources[1].stated == nil)
    let inner = StatedMetadata(title: "丙", date: .year(2020), area: 430_300)
    #expect(listing.sources[2].stated == inner)
    #expect(listing.diagnostics.isEmpty)
    let document = try listing.sources[2].document(DocumentReader())
    #expect(document.metadata.title == "丙" && document.metadata.areaOrigin == .stated)
    #expect(document.name == folder.path + "/sub/c.txt")
  }

  @Test func aFileAloneObeysTheTableBesideIt() throws {
    let folder = try Folder([("a.data", "甲。"), ("corpus.tsv", "area\tfile\n430302\ta.data\n")])
    let listing = try CorpusFolder(folder.path + "/a.data")
    #expect(listing.sources.map(\.name) == [folder.path + "/a.data"])
    #expect(listing.sources[0].stated?.area == 430_302)
  }

  @Test func theSeedsAreStated() throws {
    let listing = try CorpusFolder(Files.package.appending(path: "seeds").path())
    #expect(listing.sources.count == 5)
    #expect(
      listing.sources.compactMap { $0.stated?.area } == [
        430_304, 430_302, 430_202, 430_300, 430_302,
      ])
  }

  @Test func whatIsNoDocumentIsRefused() throws {
    let folder = try Folder([("corpus.tsv", "file\n")])
    func code(_ path: String) -> (String, String)? {
      do throws(HanError) {
        _ = try CorpusFolder(path).sources.first?.document(DocumentReader())
        return nil
      } catch {
        return (error.code.id, error.description)
      }
    }
    mkfifo(folder.path + "/pipe", 0o600)
    #expect(code(folder.path + "/pipe")?.0 == "HA205")
    #expect(code(folder.path + "/pipe")?.1.contains("pipe") == true)
    #expect(code("/dev/null")?.1.contains("device") == true)
    #expect(code(folder.path + "/corpus.tsv")?.0 == "HA205")
    #expect(code(folder.path + "/none")?.1.contains("does not exist") == true)
    let error = try #require(throws: HanError.self) { try DocumentFile.bytes(folder.path) }
    #expect(error.code == .notADocument && error.description.contains("folder"))
    let empty = try CorpusFolder(folder.path)
    #expect(empty.sources.isEmpty && empty.diagnostics.map(\.code) == [.emptyFolder])
  }

  @Test func rowsWithoutDocumentAreReported() throws {
    let folder = try Folder([
      ("a.txt", "甲。"), ("corpus.tsv", "file\tdate\na.txt\t2024\nb.txt\t2023\n"),
    ])
    let listing = try CorpusFolder(folder.path)
    #expect(listing.diagnostics.map(\.code) == [.badCorpusTable])
    #expect(
      listing.diagnostics[0].message.contains("line 3")
        && listing.diagnostics[0].message.contains("b.txt"))
  }

  @Test(
    arguments: [
      ("file\tdate\na.txt\t2024-13\n", "c.tsv:2:2: ", "HA207"),
      ("file\tdate\na.txt\t2024-02-30\n", "c.tsv:2:2: ", "HA207"),
      ("file\tdate\na.txt\t24-01\n", "c.tsv:2:2: ", "HA207"),
      ("file\tarea\n# note\n\na.txt\t雨湖\n", "c.tsv:4:2: ", "HA208"),
      ("file\tdate\na.txt\t2024\tx\n", "c.tsv:2: ", "HA206"),
      ("file\tdate\na.txt\t2024\na.txt\t2023\n", "c.tsv:3: ", "HA206"),
      ("file\tfile\n", "c.tsv:1:2: ", "HA206"),
      ("name,date\n", "c.tsv:1: ", "HA206"),
      ("date\n2024\n2023\n", "c.tsv:3: ", "HA206"),
      ("file\tdate\n\t2023\n", "c.tsv:2: ", "HA206"),
    ] as [(String, String, String)])
  func badTablesAreNamed(_ text: String, _ place: String, _ code: String) throws {
    let error = try #require(throws: HanError.self) {
      try CorpusTable(Array(text.utf8), path: "c.tsv")
    }
    #expect(error.code.id == code)
    #expect(error.description.hasPrefix(place), "\(error)")
  }

  @Test func tablesOfOtherPrograms() throws {
    let text = "\u{FEFF}File\tnote\tDATE\r\n./a.txt\tx\t2024\r\nsub\\b.txt\ty\t\"2023-01\"\r\n"
    for bytes in [Array(text.utf8), try Iconv.convert(Array(text.utf8), to: "UTF-16LE")] {
      let table = try CorpusTable(bytes, path: "c.tsv")
      #expect(table.stated(for: "a.txt")?.date == .year(2024))
      #expect(table.stated(for: "sub/b.txt")?.date == .months(1, 1, of: 2023))
      #expect(table.stated(for: "c.txt") == nil)
    }
    let one = try CorpusTable(Array("area\n430302\n".utf8), path: "c.tsv")
    #expect(one.stated(for: "anything.txt")?.area == 430_302)
  }

  @Test(
    arguments: [
      ("430302", 430_302), ("湖南省湘潭市雨湖区", 430_302), ("湘潭/雨湖", 430_302), ("雨湖区", 430_302),
      ("株洲市荷塘区", 430_202),
      ("999999", nil), ("没有这个地方", nil), ("鼓楼区", nil), ("南京市鼓楼区", 320_106),
    ] as [(String, Int32?)])
  func areasByName(_ name: String, _ code: Int32?) {
    #expect(CatalogAreaFinder().area(named: name) == code)
  }
}
