import Foundation
import HanBase
import HanCorpus
import Testing

/// Runs `Specs/layout.jsonl`: a text, and the sections and sentences that a reader sees in it.
@Suite struct LayoutSpecTests {
  private struct Spec: Decodable {
    var note: String
    var text: String
    var outline: [String]
    var cells: [String]?
    var headings: [Int]?
    var speaker: String?
  }

  @Test func layoutIsRead() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Specs/layout.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count > 30)
    for (index, line) in lines.enumerated() {
      let place = "layout.jsonl:\(index + 1)"
      let spec = try JSONDecoder().decode(Spec.self, from: Data(line.utf8))
      let document = try DocumentReader().read(Array(spec.text.utf8), name: place)
      var outline: [String] = []
      for sentence in document.sentences {
        let section = document.sections[Int(sentence.section)]
        let level = section.kind == .heading ? String(section.level) : ""
        outline.append("\(section.kind)\(level): \(document.string(sentence.span))")
      }
      #expect(outline == spec.outline, "\(place): \(spec.note)")
      if let expected = spec.cells {
        let cells = document.sections.flatMap(\.cells).map {
          "\($0.row),\($0.column)\($0.isHead ? "H" : "") \(document.string($0.span))"
        }
        #expect(cells == expected, "\(place): \(spec.note)")
      }
      if let expected = spec.headings {
        #expect(document.sections.map(\.heading) == expected, "\(place): \(spec.note)")
      }
      if let expected = spec.speaker {
        let speakers = document.sections.compactMap(\.speaker).map(document.string)
        #expect(speakers == [expected], "\(place): \(spec.note)")
      }
    }
  }
}
