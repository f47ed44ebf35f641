import HanBase
import HanLua
import HanScript

/// What may stand at the cursor.
public struct CompletionResult: Sendable, Hashable {
  /// One text that may stand there.
  public struct Candidate: Sendable, Hashable {
    /// The text that replaces the range.
    public let text: String
    /// A short word about it; empty for none.
    public let note: String

    /// Makes a candidate.
    public init(_ text: String, note: String = "") {
      self.text = text
      self.note = note
    }
  }

  /// The bytes of the line that a candidate replaces; it ends at the cursor.
  public let replaceRange: Range<Int>
  /// The candidates, the most likely first.
  public let candidates: [Candidate]

  /// Makes a result.
  public init(replaceRange: Range<Int>, candidates: [Candidate]) {
    self.replaceRange = replaceRange
    self.candidates = candidates
  }

  /// What all candidates begin with, where that is more than `typed` and begins with it, or where there is
  /// one candidate; nil where nothing can be put in yet.
  ///
  /// Letters typed for a Chinese name are replaced only once a single name is meant.
  public func insertion(typed: String) -> String? {
    guard let first = candidates.first?.text else { return nil }
    if candidates.count == 1 { return first }
    var shared = first[...]
    for candidate in candidates.dropFirst() {
      shared = shared.commonPrefix(with: candidate.text)
    }
    return shared.count > typed.count && shared.hasPrefix(typed) ? String(shared) : nil
  }
}

extension Substring {
  fileprivate func commonPrefix(with other: String) -> Substring {
    var (own, theirs) = (startIndex, other.startIndex)
    while own < endIndex, theirs < other.endIndex, self[own] == other[theirs] {
      own = index(after: own)
      theirs = other.index(after: theirs)
    }
    return self[..<own]
  }
}

/// Finds what may stand at the cursor: names, fields and methods, names of arguments, and values.
///
/// What stands left of a dot is found from the registry's types and from the session's values as they
/// are, without running anything. Observations are never scanned.
public enum ConsoleCompletion {
  /// The candidates at the byte `cursorByte` of `line`, which holds all lines of the input so far.
  public static func candidates(
    line: String, cursorByte: Int, session: ConsoleSession
  ) -> CompletionResult {
    let bytes = Array(line.utf8)
    let cursor = max(0, min(cursorByte, bytes.count))
    let next = cursor < bytes.count ? bytes[cursor] : 0
    if let special = special(bytes, cursor, session) { return special }
    let source = LuaSource(bytes[..<cursor])
    guard !source.isComment else { return .init(replaceRange: cursor..<cursor, candidates: []) }
    var words = source.words
    var (typed, quote) = ("", "")
    if let last = words.last {
      if last.kind == .openString {
        (typed, quote) = (last.text, last.quote)
        words.removeLast()
      } else if last.kind == .name, last.range.upperBound == cursor {
        typed = last.text
        words.removeLast()
      } else if last.kind == .number, last.range.upperBound == cursor {
        return .init(replaceRange: cursor..<cursor, candidates: [])
      }
    }
    let finder = MeaningFinder(words, session: session)
    let place = CursorFinder(words, finder: finder).place(inQuotes: !quote.isEmpty)
    let names = NameCandidates(session: session, finder: finder)
    let values = ValueCandidates(session: session)
    let start = cursor - typed.utf8.count
    func result(_ found: [CompletionResult.Candidate]) -> CompletionResult {
      CompletionResult(replaceRange: start..<cursor, candidates: found)
    }
    switch place {
    case .member(let meaning, let isMethod):
      return result(names.members(of: meaning, typed: typed, isMethod: isMethod))
    case .key(let parameters, let taken):
      let keys = names.keys(parameters, taken: taken, typed: typed)
      return result(keys.isEmpty ? names.names(typed) : keys)
    case .value(let parameter, let owner, let receiver):
      let source = ValueSource.of(parameter, owner: owner, receiver: receiver, session: session)
      if quote.isEmpty {
        return result(values.quoted(source, parameter, typed: typed) + names.names(typed))
      }
      return result(source.map { values.candidates($0, typed, quote: quote, next: next) } ?? [])
    case .index(let meaning):
      return result(values.keys(of: meaning, typed, finder: finder, quote: quote, next: next))
    case .moduleName: return result(values.modules(typed, quote: quote, next: next))
    case .name: return result(names.names(typed))
    case .nothing: return result([])
    }
  }

  /// Lines that are no Lua: commands, and questions to help.
  private static func special(
    _ bytes: [UInt8], _ cursor: Int, _ session: ConsoleSession
  ) -> CompletionResult? {
    let first = bytes.first { $0 > 32 }
    if first == UInt8(ascii: ":"), bytes[..<cursor].contains(UInt8(ascii: ":")) {
      let line = String(decoding: bytes[..<cursor], as: UTF8.self).trimmed
      if Console.isChain(line) {
        // A line such as `:top(5)` goes on with the last value.
        let rest = String(decoding: bytes, as: UTF8.self)
        let found = candidates(line: "_" + rest, cursorByte: cursor + 1, session: session)
        let range = found.replaceRange
        return .init(
          replaceRange: (range.lowerBound - 1)..<(range.upperBound - 1),
          candidates: found.candidates)
      }
      return CommandCandidates(session: session).result(Array(bytes[..<cursor]))
    }
    guard first == UInt8(ascii: "?"), let sign = bytes.firstIndex(of: UInt8(ascii: "?")),
      sign < cursor
    else { return nil }
    var start = sign + 1
    while start < cursor, bytes[start] <= 32 { start += 1 }
    let typed = String(decoding: bytes[start..<cursor], as: UTF8.self)
    let found = ValueCandidates(session: session).help(typed)
    return .init(replaceRange: start..<cursor, candidates: found)
  }
}
