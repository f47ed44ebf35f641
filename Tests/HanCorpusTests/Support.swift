import Foundation
import HanBase
import HanCorpus

/// The files that tests read.
enum Files {
  /// The package's own folder.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The five seeds, in the order of their names.
  static func seeds() throws -> [(name: String, bytes: [UInt8])] {
    try documents(package.appending(path: "seeds"), ending: ".txt")
  }

  /// The reports of the outside corpus; none where it is absent.
  static func reports() throws -> [(name: String, bytes: [UInt8])] {
    let shared =
      ProcessInfo.processInfo.environment["HANALYZE_SHARED"].map { URL(filePath: $0) }
      ?? package.appending(path: "../shared")
    let folder = shared.appending(path: "corpus")
    guard FileManager.default.fileExists(atPath: folder.path()) else { return [] }
    return try documents(folder, ending: ".md")
  }

  private static func documents(
    _ folder: URL, ending suffix: String
  ) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
      .filter { $0.hasSuffix(suffix) }
      .map { ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
  }
}

extension Document {
  /// The words of each sentence.
  var sentenceTexts: [String] { sentences.map { string($0.span) } }

  /// One line a section and sentence, to be read by people.
  var outline: String {
    var text =
      "# \(name) title=\(metadata.title) date=\(metadata.date.sdmx) (\(metadata.dateWords))"
    text += " area=\(metadata.area) (\(metadata.areaWords))\n"
    for (index, section) in sections.enumerated() {
      text += "[\(index)] \(section.kind) L\(section.level) under \(section.heading)"
      if let speaker = section.speaker { text += " speaker=\(string(speaker))" }
      text += "\n"
      for sentence in sentences[section.sentences] {
        text += sentence.opensParagraph ? "  ¶ " : "    "
        text += string(sentence.span) + "\n"
      }
      for cell in section.cells {
        text += "  (\(cell.row),\(cell.column)\(cell.isHead ? "H" : "")) \(string(cell.span))"
      }
      if !section.cells.isEmpty { text += "\n" }
    }
    for diagnostic in diagnostics { text += "! \(diagnostic.code.id) \(diagnostic.message)\n" }
    return text
  }
}
