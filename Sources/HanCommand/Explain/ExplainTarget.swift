import Hanalyze

/// What `explain` is asked about: `DOC`, `DOC:LINE` or `DOC@BYTE`.
struct ExplainTarget: Equatable {
  /// Which part of the document.
  enum Place: Equatable {
    case whole
    /// A line of the file on disk, from 1.
    case line(Int)
    /// A byte of the file on disk, from 0.
    case byte(Int)
  }

  let path: String
  let place: Place

  /// Reads the words; a path that exists is taken as it is.
  init(_ words: String, exists: (String) -> Bool) {
    var result: (String, Place) = (words, .whole)
    if !exists(words), let mark = words.lastIndex(where: { $0 == ":" || $0 == "@" }),
      let number = Int(words[words.index(after: mark)...]), number >= 0
    {
      result = (String(words[..<mark]), words[mark] == ":" ? .line(number) : .byte(number))
    }
    (path, place) = result
  }

  /// The bytes on disk that the place stands for.
  ///
  /// - Parameters:
  ///   - bytes: the file on disk; nil where it is not at hand, and then only bytes can be named.
  ///   - encoding: its encoding, which tells how wide a line end is.
  /// - Returns: the span; a line without its line end.
  /// - Throws: `HanError` HA904 where the file is shorter.
  func span(in bytes: [UInt8]?, encoding: String) throws(HanError) -> Span {
    guard let bytes else {
      switch place {
      case .whole: return Span(0, Int(Int32.max))
      case .byte(let offset): return Span(offset, min(offset, Int(Int32.max) - 1) + 1)
      case .line:
        throw HanError(
          .noSuchPlace,
          "the document's file is gone or has changed, so that its lines are not known; name a byte "
            + "(DOC@BYTE)", path: path)
      }
    }
    switch place {
    case .whole: return Span(0, bytes.count)
    case .byte(let offset):
      guard offset < bytes.count else {
        throw HanError(
          .noSuchPlace, "the file has \(bytes.count) bytes and no byte \(offset)", path: path)
      }
      return Span(offset, offset + 1)
    case .line(let number):
      let width = encoding.hasPrefix("UTF-16") ? 2 : 1
      var (line, start, at) = (1, 0, 0)
      while at < bytes.count {
        let second = width == 2 ? bytes[min(at + 1, bytes.count - 1)] : 0
        let isFeed =
          encoding == "UTF-16BE"
          ? bytes[at] == 0 && second == 0x0A : bytes[at] == 0x0A && second == 0
        if isFeed {
          if line == number { return Span(start, at) }
          line += 1
          start = at + width
        }
        at += width
      }
      guard line == number else {
        throw HanError(
          .noSuchPlace, "the file has \(line) lines and no line \(number)", path: path)
      }
      return Span(start, bytes.count)
    }
  }
}
