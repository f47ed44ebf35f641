/// Finds pull quotes: short hard-wrapped boxes that repeat the prose or shout it in bold type.
struct CalloutFinder {
  fileprivate let source: Source
  fileprivate let lines: [Line]
  fileprivate var paragraphs: [Paragraph]

  /// The paragraphs, those in boxes marked as callouts.
  static func callouts(
    _ source: Source, _ lines: [Line], _ paragraphs: [Paragraph]
  ) -> [Paragraph] {
    var finder = CalloutFinder(source: source, lines: lines, paragraphs: paragraphs)
    finder.find()
    return finder.paragraphs
  }

  private mutating func find() {
    // Boxes are told from the prose by being narrow where the prose is not.
    let boxes = paragraphs.indices.filter { isBox($0) }
    guard !boxes.isEmpty,
      paragraphs.contains(where: { $0.role == .text && $0.lines.count == 1 && $0.width >= 120 })
    else { return }
    let repeated = repeatedShares(boxes)
    for (place, index) in boxes.enumerated() where repeated[place] >= 0.4 || hasBold(index) {
      paragraphs[index].role = .callout
    }
  }

  private func isBox(_ index: Int) -> Bool {
    let paragraph = paragraphs[index]
    guard paragraph.role == .text, (2...12).contains(paragraph.lines.count) else { return false }
    var columns = 0
    for line in lines[paragraph.lines] {
      if line.width > 40 { return false }
      columns += line.width
    }
    return columns <= 200
  }

  private func hasBold(_ index: Int) -> Bool {
    let range = paragraphs[index].lines
    return Phrase(source, lines[range.lowerBound].start, lines[range.upperBound - 1].end)
      .contains(["**"])
  }

  // MARK: Repetition

  /// Runs of so many bytes are compared: six 汉字.
  private static let window = 18

  /// For each box the share of its six-character runs that the wide prose has too.
  private func repeatedShares(_ boxes: [Int]) -> [Double] {
    let runs = boxes.map { self.runs(of: $0) }
    var found: [UInt64: Bool] = [:]
    // A bit for each run turns away most places of the prose.
    var mayBe = [UInt64](repeating: 0, count: 1024)
    for box in runs {
      for run in box {
        found[run] = false
        mayBe[Int(run >> 54)] |= 1 << (run >> 48 & 63)
      }
    }
    for paragraph in paragraphs
    where paragraph.role == .text && paragraph.lines.count == 1 && paragraph.width >= 80 {
      let line = lines[paragraph.lines.lowerBound]
      var at = line.start
      while at + Self.window <= line.end {
        if source[at] & 0xC0 != 0x80 {
          let run = hash(source.base + at)
          if mayBe[Int(run >> 54)] & 1 << (run >> 48 & 63) != 0, found[run] == false {
            found[run] = true
          }
        }
        at += 1
      }
    }
    return runs.map { box in
      box.isEmpty ? 0 : Double(box.count { found[$0] == true }) / Double(box.count)
    }
  }

  private func runs(of index: Int) -> [UInt64] {
    var words: [UInt8] = []
    for line in lines[paragraphs[index].lines] {
      for offset in line.start..<line.end where source[offset] != 0x2A {
        words.append(source[offset])
      }
    }
    var result: [UInt64] = []
    words.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var at = 0
      while at + Self.window <= buffer.count {
        if base[at] & 0xC0 != 0x80 { result.append(hash(base + at)) }
        at += 1
      }
    }
    return result
  }

  private func hash(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawPointer(bytes)
    let a = raw.loadUnaligned(as: UInt64.self)
    let b = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    let c = UInt64(raw.loadUnaligned(fromByteOffset: 16, as: UInt16.self))
    var mixed = (a ^ (b &* 0x9E37_79B9_7F4A_7C15) ^ (c << 21)) &* 0xD6E8_FEB8_6659_FD93
    mixed ^= mixed >> 32
    return mixed &* 0xD6E8_FEB8_6659_FD93
  }
}
