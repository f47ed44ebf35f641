import HanBase
import HanCatalog

/// Parts of one province, which are no divisions: 珠三角, 苏南, 关中.
extension Analyzer {
  /// 珠三角地区达到84.85%, 闽南五市…, in a text about the nation: the province that the part lies in.
  ///
  /// Not where a place of it is told of (粤北的韶关), nor of what reaches beyond the province (泛珠三角).
  @inline(__always)
  func homeOfRegion(_ start: Int, _ end: Int) -> (area: Int32, span: Span)? {
    _slowPath(context.area == 100_000) ? homeOfRegionInFull(start, end) : nil
  }

  @inline(never)
  private func homeOfRegionInFull(_ start: Int, _ end: Int) -> (area: Int32, span: Span)? {
    var at = start
    while at < end, let word = text.any("而", "但", "其中", "此外", "，", "在", at: at) { at += word }
    guard let length = text.any(often.nationParts, at: at), at + length <= end,
      // 苏南、浙北等地, 关中平原城市群, 闽南语: more than that part, or something else.
      text.any("、", "和", "与", "及", "平原", "语", "话", "菜", "文化", at: at + length) == nil,
      !holdsPlace(at + length, end)
    else { return nil }
    for (word, area) in Analyzer.homes where text.has(word, at: at) {
      return (area, Span(at, at + length))
    }
    return nil
  }

  /// 珠三角九市GDP 10.06万亿元，增长7.9%: whether a statement is of the part of a province, not of all of it.
  func isOfHome(_ raw: inout RawObservation) -> Bool {
    isNational && !raw.areaSpan.isEmpty
      && text.any(often.nationParts, at: Int(raw.areaSpan.start)) == raw.areaSpan.count
  }

  /// What the names of such parts begin with, and the province.
  private static let homes: [(StaticString, Int32)] = [
    ("珠三角", 440_000), ("粤", 440_000), ("苏", 320_000), ("浙", 330_000), ("皖", 340_000),
    ("闽", 350_000),
    ("鲁", 370_000), ("胶东", 370_000), ("豫", 410_000), ("鄂", 420_000), ("湘", 430_000),
    ("长株潭", 430_000),
    ("川", 510_000), ("陕", 610_000), ("关中", 610_000), ("晋", 140_000), ("赣", 360_000), ("桂", 450_000),
    ("滇", 530_000), ("辽", 210_000), ("冀", 130_000),
  ]
}
