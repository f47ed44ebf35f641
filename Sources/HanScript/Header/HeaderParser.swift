import HanBase

/// Reads the header of a script: the first comment that begins with `---`.
///
/// It is data; nothing is run. Lines it does not understand become findings.
struct HeaderParser {
  private var header = ScriptHeader()
  private var line = 0

  /// Reads the header of a script's text.
  static func parse(_ text: String) -> ScriptHeader {
    var parser = HeaderParser()
    parser.read(text)
    return parser.header
  }

  private mutating func read(_ text: String) {
    var isInside = false
    var expects = false
    var rest = text.utf8[...]
    while line == 0 || !rest.isEmpty {
      line += 1
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let raw = rest[..<end]
      let content = Substring(raw.last == 0x0D ? raw.dropLast() : raw)
      rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
      if !isInside {
        if content.hasPrefix("---") {
          isInside = true
          header.summary = Self.trimmed(content.drop { $0 == "-" })
        } else if !(content.hasPrefix("#!") || content.hasPrefix("--")
          || Self.trimmed(content).isEmpty)
        {
          return
        }
        continue
      }
      guard content.hasPrefix("--") else { return }
      let body = content.dropFirst(content.hasPrefix("---") ? 3 : 2)
      let trimmed = Self.trimmed(body)
      if trimmed.hasPrefix("@") {
        expects = trimmed == "@expected"
        if !expects { tag(trimmed) }
      } else if expects {
        header.expected.append(String(body.first == " " ? body.dropFirst() : body))
      } else if !header.hasTags {
        header.details += (header.details.isEmpty || trimmed.isEmpty ? "" : "\n") + trimmed
      } else if !trimmed.isEmpty, let last = header.parameters.indices.last {
        header.parameters[last].help += " " + trimmed
      }
    }
  }

  private mutating func tag(_ text: String) {
    let (name, rest) = Self.word(text.dropFirst())
    let value = Self.trimmed(rest)
    switch name {
    case "param", "arg": parameter(rest, isPositional: name == "arg")
    case "author": header.author = value
    case "license", "licence": header.license = value
    case "version": header.version = value
    case "requires":
      let version = value.split { " >=".contains($0) }.last.map(String.init) ?? ""
      header.requires = version
      if !value.hasPrefix("hanalyze") {
        note("@requires names a version of hanalyze: `@requires hanalyze 0.1`")
      }
    case "reads": header.reads += Self.words(value)
    case "writes": header.writes += Self.words(value)
    case "runs": header.runs += Self.words(value)
    case "example": header.examples.append(value)
    default:
      let known = [
        "param", "arg", "author", "license", "version", "requires", "reads", "writes", "runs",
        "example",
        "expected",
      ]
      note("unknown tag @\(name)" + Nearest.hint(name, in: known), isError: false)
    }
  }

  private mutating func note(_ message: String, isError: Bool = true) {
    header.findings.append(.init(line: line, message, isError: isError))
  }

  /// `NAME TYPE [DEFAULT]  HELP`.
  private mutating func parameter(_ text: Substring, isPositional: Bool) {
    let (name, afterName) = Self.word(text)
    var (type, rest) = Self.type(afterName)
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte), !type.isEmpty else {
      note(
        "a parameter is written `@param NAME TYPE [DEFAULT]  HELP`, with a-z, 0-9 and _ in its name"
      )
      return
    }
    guard !header.parameters.contains(where: { $0.name == name }) else {
      return note("parameter '\(name)' is declared twice")
    }
    var isOptional = false
    if type.hasSuffix("?") {
      isOptional = true
      type.removeLast()
    }
    guard let kind = Self.kind(type) else {
      return note(
        "parameter '\(name)': unknown type '\(type)'" + Nearest.hint(type, in: Self.typeNames)
          + "; known: \(Self.typeNames.joined(separator: ", ")), \"a\"|\"b\", TYPE[]")
    }
    var fallback = Self.literal(&rest)
    if kind == .boolean, fallback == nil { fallback = "false" }
    let parameter = ScriptParameter(
      name: name, kind: kind, fallback: fallback, isOptional: isOptional || fallback != nil,
      isPositional: isPositional, help: Self.trimmed(rest), line: line)
    if let fallback, case .failure(let fault) = ArgumentValue.plain(fallback, kind) {
      return note("parameter '\(name)': its default is wrong: \(fault.message)")
    }
    header.parameters.append(parameter)
  }

  private static let typeNames = [
    "string", "integer", "number", "boolean", "indicator", "district", "period", "path",
  ]

  private static func kind(_ text: String) -> ScriptParameter.Kind? {
    if text.hasSuffix("[]") { return kind(String(text.dropLast(2))).map { .list($0) } }
    switch text {
    case "string": return .string
    case "integer": return .integer
    case "number": return .number
    case "boolean": return .boolean
    case "indicator": return .indicator
    case "district": return .district
    case "period": return .period
    case "path": return .path
    default: break
    }
    guard text.contains("\"") else { return nil }
    let inner = text.hasPrefix("(") && text.hasSuffix(")") ? text.dropFirst().dropLast() : text[...]
    let names = inner.split(separator: "|").map {
      trimmed($0).filter { $0 != "\"" }
    }
    return names.count > 1 && names.allSatisfy { !$0.isEmpty } ? .choice(names) : nil
  }

  /// The type: a word, or alternatives in quotation marks with bars between them.
  private static func type(_ text: Substring) -> (String, Substring) {
    let rest = text.utf8.drop(while: isBlank)
    var isQuoted = false
    let end =
      rest.firstIndex { byte in
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        return !isQuoted && isBlank(byte)
      } ?? rest.endIndex
    return (String(Substring(rest[..<end])), Substring(rest[end...]))
  }

  /// A default: a text in quotation marks, a number, `true` or `false`.
  private static func literal(_ rest: inout Substring) -> String? {
    let start = rest.utf8.drop(while: isBlank)
    let quote = UInt8(ascii: "\"")
    if start.first == quote {
      guard let end = start.dropFirst().firstIndex(of: quote) else { return nil }
      let value = String(Substring(start[start.index(after: start.startIndex)..<end]))
      rest = Substring(start[start.index(after: end)...])
      return value
    }
    let (word, after) = word(Substring(start))
    guard word == "true" || word == "false" || word.first?.isLetter != true && Double(word) != nil
    else { return nil }
    rest = after
    return word
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || byte == 95
  }

  static func word(_ text: Substring) -> (String, Substring) {
    // By bytes, as in `type` and `trimmed`: characters took a tenth of the start of a script.
    let start = text.utf8.drop(while: isBlank)
    let end = start.firstIndex(where: isBlank) ?? start.endIndex
    return (String(Substring(start[..<end])), Substring(start[end...]))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func words(_ text: String) -> [String] {
    // Words behind an opening bracket explain.
    let plain = text.split(separator: "(", maxSplits: 1).first ?? ""
    return plain.split { $0 == " " || $0 == "," }.map(String.init)
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.unicodeScalars
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(Substring(rest))
  }

  private static func trimmed(_ text: String) -> String { trimmed(text[...]) }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }
}

extension ScriptHeader {
  /// Reads the header of a script's text.
  public init(of text: String) { self = HeaderParser.parse(text) }

  /// Whether a tag was read already.
  fileprivate var hasTags: Bool {
    !parameters.isEmpty || !author.isEmpty || !license.isEmpty || !version.isEmpty
      || !requires.isEmpty || !reads.isEmpty || !writes.isEmpty || !runs.isEmpty
      || !examples.isEmpty
      || !expected.isEmpty || !findings.isEmpty
  }
}
