import HanBase
import HanCorpus
import Testing

/// No bytes make reading slow or stop it: what is quadratic would not end within the limit.
@Suite(.timeLimit(.minutes(2))) struct AdversarialTests {
  private static let size = 1 << 18

  static func filled(_ pattern: String, _ size: Int = size) -> [UInt8] {
    let unit = Array(pattern.utf8)
    return (0..<(size / unit.count)).flatMap { _ in unit }
  }

  static let patterns = [
    "1", "一", "[", "]", "[1", "[x](", "![", "(", "（", "*", "**", "**a", "\\", "&", "&#", "&nbsp;",
    "<", "<a", "<!--",
    "<table>", "<td colspan=64>", "<tr><td rowspan=64 colspan=64>", "|", "|\n", "| a | b |\n",
    "#\n", "# ", "- ", "- 1\n", "-\n", "\0",
    "\n", "\r", "\r\n", "a\n", "\u{3000}", "\u{200B}", "。", "！”", "”", "“", "，", "短\n", "短\n\n",
    "甲乙丙，\n\n丁，戊\n\n",
    "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛，社\n\n# 区\n\n区学校。\n\n", "讲述人:甲\n", "▲图\n\n\n\n", "---\n", "表1\n\n- a 1\n",
    "1. ", "860 ", "1 860 ", "2021 年", "1\u{2009}",
    "2024年", "2024年1月", "甲乙丙丁\n 戊**己庚**\n辛。\n\n", "，甲\n\n",
  ]

  @Test(arguments: patterns)
  func readsInLinearTime(_ pattern: String) throws {
    let reader = DocumentReader(areaFinder: CatalogAreaFinder())
    let bytes = Self.filled(pattern)
    let document = try reader.read(bytes, name: "x")
    check(document, bytes)
  }

  @Test func frontMatterWithoutEnd() throws {
    let bytes = Array("---\ntitle: x\n".utf8) + Self.filled("a: b\n")
    let document = try DocumentReader().read(bytes, name: "x")
    #expect(document.metadata.title != "x")
  }

  /// What has no full stop for pages is parted behind a mark or between two words, never within a number.
  @Test(arguments: [
    ("鲜果价格上涨3%，", true), ("投资1亿元", true), ("新增企业5家 ", true), ("1,234,567；", true),
    ("一百万元收入，", true),
    ("7", false), ("一万", false),
  ])
  func partsEndlessSentences(_ pattern: String, _ isParted: Bool) throws {
    let document = try DocumentReader().read(Self.filled(pattern), name: "x")
    let longest = document.sentences.map(\.span.count).max() ?? 0
    #expect(isParted ? longest <= 8192 : document.sentences.count == 1)
    for (last, next) in zip(document.sentences, document.sentences.dropFirst()) {
      let ends = document.string(last.span).last.map(String.init) ?? ""
      let begins = document.string(next.span).first.map(String.init) ?? ""
      #expect(pattern.contains(ends) && "鲜投新1一".contains(begins), "\(ends) | \(begins)")
    }
  }

  /// A table's row stays one sentence, a statement of it is shown with what stands near it.
  @Test func rowsAreShownInPart() throws {
    let row = "|" + String(repeating: " 12345 |", count: 20_000)
    let document = try DocumentReader().read(
      Array("| a | b |\n| --- | --- |\n\(row)\n".utf8), name: "x")
    let longest = try #require(document.sentences.max { $0.span.count < $1.span.count })
    #expect(longest.span.count > 50_000)
    let middle = Int(longest.span.start) + longest.span.count / 2
    let shown = document.context(of: Span(middle, middle + 5), in: longest.span)
    #expect(shown.count < 8192 && shown.start < middle && shown.end > middle + 5)
  }

  /// Random bytes of four sorts: any, ASCII marks, Chinese marks, halves of seeds.
  @Test func randomBytes() throws {
    var random = SplitMix(seed: 20_260_101)
    let reader = DocumentReader(areaFinder: CatalogAreaFinder())
    let marks: [[UInt8]] = [
      "\n", "\n\n", " ", "**", "#", "- ", "|", "[1]", "。", "，", "”", "“", "（", "）", "：", "▲",
      "讲述人:", "一、", "（一）",
      "1.", "2024年", "5.7%", "湘潭市", "增长", "<br>", "<table>", "<tr>", "<td>", "</table>", "&nbsp;",
      "![", "](", ")", "<!--",
      "-->", "\\", "\r\n", "\u{3000}", "表1", "单位：", "——", "!", "?", "---\n", "\u{FEFF}", "𠮷", "é",
    ].map { Array($0.utf8) }
    for round in 0..<1_500 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(200) {
        if round % 3 == 0 {
          bytes.append(UInt8(random.below(256)))
        } else {
          bytes += marks[random.below(marks.count)]
        }
      }
      do throws(HanError) {
        let document = try reader.read(bytes, name: "x")
        check(document, bytes)
      } catch {
        #expect(error.code.id == "HA201" || error.code.id == "HA202")
      }
    }
  }

  @Test func piecesOfSeeds() throws {
    var random = SplitMix(seed: 7)
    let reader = DocumentReader(areaFinder: CatalogAreaFinder())
    let seeds = try Files.seeds()
    for _ in 0..<150 {
      let text = Array(String(decoding: seeds[random.below(seeds.count)].bytes, as: UTF8.self))
      let start = random.below(text.count)
      let end = min(text.count, start + random.below(2_000))
      var piece = text[start..<end]
      for _ in 0..<random.below(6) where !piece.isEmpty {
        piece.remove(at: piece.index(piece.startIndex, offsetBy: random.below(piece.count)))
      }
      let bytes = Array(String(piece).utf8)
      check(try reader.read(bytes, name: "x"), bytes)
    }
  }

  /// What holds of every document.
  private func check(_ document: Document, _ bytes: [UInt8]) {
    #expect(document.text.count <= bytes.count + 8)
    var last = 0
    for (index, section) in document.sections.enumerated() {
      #expect(section.sentences.lowerBound == last && !section.sentences.isEmpty)
      last = section.sentences.upperBound
      #expect(section.heading < index && section.heading >= -1)
      for cell in section.cells { #expect(Int(cell.span.end) <= document.text.count) }
    }
    #expect(last == document.sentences.count)
    var end = Int32(0)
    for sentence in document.sentences {
      #expect(sentence.span.start >= end && !sentence.span.isEmpty)
      end = sentence.span.end
      if document.encoding == "UTF-8" {
        let there = document.map.disk(sentence.span).range
        #expect(there.lowerBound >= 0 && there.upperBound <= bytes.count)
      }
    }
    #expect(Int(end) <= document.text.count)
    #expect(String(validating: document.text, as: UTF8.self) != nil)
    for offset in document.text.indices where document.map.isVerbatim(at: Int32(offset)) {
      let disk = Int(document.map.disk(at: Int32(offset)))
      if document.encoding == "UTF-8", disk >= bytes.count || bytes[disk] != document.text[offset] {
        Issue.record(
          "byte \(offset) maps to \(disk), another byte: \(String(decoding: bytes.prefix(400), as: UTF8.self).debugDescription)"
        )
        return
      }
    }
  }
}

/// A small generator whose numbers are the same on every run.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return limit <= 0 ? 0 : Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
