/// Which global names a script uses and sets, and which locals it never uses, found without running it.
struct LuaGlobals {
  /// One use of a name that no local declares.
  struct Use: Hashable {
    let name: String
    let line: Int
  }

  /// Names that are read, with their lines.
  private(set) var uses: [Use] = []
  /// Names that are set by assignment or `function`.
  private(set) var sets: Set<String> = []
  /// Where each of these is set first.
  private(set) var setLines: [String: Int] = [:]
  /// Locals and local functions that nothing uses; parameters and loop variables may go unused.
  var unused: [Use] { locals.filter { !$0.isUsed && $0.isReported }.map(\.use) }

  private struct Local {
    let use: Use
    let isReported: Bool
    var isUsed = false
  }

  private enum Level {
    /// Names in sight, with their places in `locals`.
    case block([String: Int])
    case bracket
  }

  private var locals: [Local] = []

  private let tokens: [LuaToken]
  private var levels: [Level] = [.block([:])]
  private var at = 0
  /// How many `for` or `while` heads wait for their `do`.
  private var openHeads: [Bool] = []

  init(_ tokens: [LuaToken]) {
    self.tokens = tokens
    for name in ["self", "_ENV"] { declare(name) }
    while at < tokens.count { step() }
  }

  private func token(_ offset: Int = 0) -> LuaToken? {
    tokens.indices.contains(at + offset) ? tokens[at + offset] : nil
  }

  private func isText(_ text: String, _ offset: Int = 0) -> Bool {
    guard let token = token(offset) else { return false }
    return token.kind != .string && token.text == text
  }

  private mutating func declare(_ name: String, isReported: Bool = false) {
    let line = token()?.line ?? 0
    locals.append(
      Local(use: Use(name: name, line: line), isReported: isReported && !name.hasPrefix("_")))
    put(name, locals.count - 1)
  }

  private mutating func put(_ name: String, _ place: Int) {
    for index in levels.indices.reversed() {
      if case .block(var names) = levels[index] {
        names[name] = place
        levels[index] = .block(names)
        return
      }
    }
  }

  /// Whether a name is a local in sight, which counts as a use of it.
  private mutating func isLocal(_ name: String) -> Bool {
    for case .block(let names) in levels.reversed() {
      if let place = names[name] {
        locals[place].isUsed = true
        return true
      }
    }
    return false
  }

  private mutating func close(keepingNames: Bool = false) {
    while levels.count > 1, let last = levels.popLast() {
      guard case .block(let names) = last else { continue }
      if keepingNames { for (name, place) in names { put(name, place) } }
      return
    }
  }

  private mutating func step() {
    guard let token = token() else { return }
    switch token.kind {
    case .keyword: keyword(token.text)
    case .name: name(token)
    case .sign: sign(token.text)
    default: break
    }
    at += 1
  }

  private mutating func sign(_ text: String) {
    switch text {
    case "{", "(", "[": levels.append(.bracket)
    case "}", ")", "]": if case .bracket? = levels.last { levels.removeLast() }
    default: break
    }
  }

  private mutating func keyword(_ text: String) {
    switch text {
    case "local": local()
    case "function": function()
    case "for":
      levels.append(.block([:]))
      openHeads.append(true)
      names(until: ["=", "in"])
    case "while": openHeads.append(false)
    case "do":
      // The body of a `for` is the block that its head opened.
      if openHeads.popLast() != true { levels.append(.block([:])) }
    case "then", "repeat": levels.append(.block([:]))
    case "else":
      close()
      levels.append(.block([:]))
    case "elseif", "end": close()
    case "until": close(keepingNames: true)
    case "goto": at += 1
    default: break
    }
  }

  private mutating func names(until ends: Set<String>) {
    while let next = token(1), !(next.kind != .string && ends.contains(next.text)) {
      guard next.kind == .name || next.text == "," else { return }
      if next.kind == .name { declare(next.text) }
      at += 1
    }
  }

  private mutating func local() {
    if isText("function", 1) {
      if let name = token(2), name.kind == .name { declare(name.text, isReported: true) }
      at += 2
      body()
      return
    }
    while let next = token(1), next.kind == .name {
      // Attributes: local x <close>, which is used when it goes out of sight.
      let isAttributed = isText("<", 2) && isText(">", 4)
      declare(next.text, isReported: !isAttributed)
      at += isAttributed ? 4 : 1
      guard isText(",", 1) else { return }
      at += 1
    }
  }

  private mutating func function() {
    if let name = token(1), name.kind == .name {
      at += 1
      if isText(".", 1) || isText(":", 1) {
        self.name(name)
        while isText(".", 1) || isText(":", 1) { at += 2 }
      } else if !isLocal(name.text) {
        set(name)
      }
    }
    body()
  }

  /// The parameters behind a function's name, in the block of its body.
  private mutating func body() {
    levels.append(.block([:]))
    guard isText("(", 1) else { return }
    at += 1
    while let next = token(1), !(next.kind == .sign && next.text == ")") {
      if next.kind == .name { declare(next.text) }
      at += 1
    }
    at += 1
  }

  private mutating func name(_ token: LuaToken) {
    let before = self.token(-1)
    if before?.kind == .sign, [".", ":", "::"].contains(before?.text ?? "") { return }
    if case .bracket? = levels.last, isText("=", 1),
      before?.kind == .sign, ["{", ",", ";"].contains(before?.text ?? "")
    {
      return
    }
    guard !isLocal(token.text) else { return }
    if isText("=", 1) {
      set(token)
    } else {
      uses.append(Use(name: token.text, line: token.line))
    }
  }

  private mutating func set(_ name: LuaToken) {
    if sets.insert(name.text).inserted { setLines[name.text] = name.line }
  }
}
