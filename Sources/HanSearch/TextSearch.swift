import HanBase
import HanCorpus

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Searches a collection of texts by scanning it.
///
/// There is no index: scanning 100 MB takes some ten milliseconds, finds words of any length, and
/// never misses one.
///
/// ```swift
/// for hit in try TextSearch(collection).hits(.words("数字经济")) {
///   print(hit.left, hit.match, hit.right, hit.doc)
/// }
/// ```
public struct TextSearch: Sendable {
  private let texts: TextCollection

  /// Makes a search over a collection.
  public init(_ texts: TextCollection) { self.texts = texts }

  /// The places where a pattern is found, in the order of documents and text.
  ///
  /// - Parameters:
  ///   - pattern: What is searched for.
  ///   - context: How many characters are given on each side.
  ///   - limit: How many places are given at most.
  ///   - isWanted: For each document whether it is searched; nil searches all.
  /// - Returns: The places, each with its context and source.
  /// - Throws: `HanError` HA251.
  public func hits(
    _ pattern: TextPattern, context: Int = 20, limit: Int = .max, documents isWanted: [Bool]? = nil
  ) throws(HanError) -> [SearchHit] {
    var hits: [SearchHit] = []
    try forEachMatch(pattern, documents: isWanted) { index, range in
      if hits.count < limit { hits.append(hit(index, range, context)) }
      return hits.count < limit
    }
    return hits
  }

  /// In how many places a pattern is found in each document.
  ///
  /// - Throws: `HanError` HA251.
  public func counts(_ pattern: TextPattern) throws(HanError) -> [Int] {
    var counts = [Int](repeating: 0, count: texts.entries.count)
    try forEachMatch(pattern, documents: nil) { index, _ in
      counts[index] += 1
      return true
    }
    return counts
  }

  /// Goes over all places, given by document and range of the block, until `body` gives false.
  func forEachMatch(
    _ pattern: TextPattern, documents isWanted: [Bool]?, _ body: (Int, Range<Int>) -> Bool
  ) throws(HanError) {
    func take(_ range: Range<Int>) -> Bool {
      let index = texts.entry(at: range.lowerBound)
      if let isWanted, !(isWanted.indices.contains(index) && isWanted[index]) { return true }
      return body(index, range)
    }
    switch pattern.kind {
    case .words(let words):
      texts.bytes.withUnsafeBufferPointer { bytes in
        ByteFinder(words).forEach(in: bytes) { take($0..<$0 + words.utf8.count) }
      }
    case .expression(let posix, let literal):
      let expression = try PosixExpression(posix, shown: posix)
      texts.bytes.withUnsafeBufferPointer { bytes in
        if let literal {
          Self.scan(bytes, expression, holding: literal, take)
        } else {
          _ = Self.scan(bytes, expression, 0..<bytes.count, take)
        }
      }
    }
  }

  /// Searches the lines that hold some words.
  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ expression: PosixExpression, holding literal: String,
    _ take: (Range<Int>) -> Bool
  ) {
    var done = 0
    ByteFinder(literal).forEach(in: bytes) { offset in
      guard offset >= done else { return true }
      var (start, end) = (offset, offset)
      while start > done, !isLineEnd(bytes[start - 1]) { start -= 1 }
      while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
      done = end
      return scan(bytes, expression, start..<end, take)
    }
  }

  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ expression: PosixExpression, _ range: Range<Int>,
    _ take: (Range<Int>) -> Bool
  ) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var at = range.lowerBound
    while at < range.upperBound {
      var end = at
      while end < range.upperBound, !isLineEnd(bytes[end]) { end += 1 }
      var from = at
      while from < end,
        let found = expression.firstMatch(base, from..<end, isLineStart: from == at)
      {
        if found.isEmpty {
          from += 1
          continue
        }
        guard take(found) else { return false }
        from = found.upperBound
      }
      at = end + 1
    }
    return true
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == TextCollection.separator
  }

  private func hit(_ index: Int, _ range: Range<Int>, _ context: Int) -> SearchHit {
    let entry = texts.entries[index]
    let base = entry.range.lowerBound
    let span = Span(range.lowerBound - base, range.upperBound - base)
    return texts.bytes.withUnsafeBufferPointer { bytes in
      let left = Self.start(bytes, range.lowerBound, context, entry.range.lowerBound)
      let right = Self.end(bytes, range.upperBound, context, entry.range.upperBound)
      func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
      let section = entry.sections.last { $0.span.start <= span.start && span.start < $0.span.end }
      return SearchHit(
        document: index, doc: entry.name, title: entry.metadata.title, date: entry.metadata.date,
        area: entry.metadata.area, left: words(left..<range.lowerBound), match: words(range),
        right: words(range.upperBound..<right), section: section?.kind ?? .body, span: span,
        fileSpan: entry.map.disk(span))
    }
  }

  /// So many characters before an offset, within the line.
  private static func start(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ count: Int, _ limit: Int
  ) -> Int {
    var (at, left) = (offset, count)
    while at > limit, left > 0, !isLineEnd(bytes[at - 1]) {
      at -= 1
      if bytes[at] & 0xC0 != 0x80 { left -= 1 }
    }
    return at
  }

  /// So many characters behind an offset, within the line.
  private static func end(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ count: Int, _ limit: Int
  ) -> Int {
    var (at, left) = (offset, count)
    while at < limit, !isLineEnd(bytes[at]) {
      if bytes[at] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      at += 1
    }
    return at
  }
}
