import HanLua

/// What an expression is, as far as it is known without running it.
indirect enum Meaning {
  /// A host object of that type; the object itself where it is at hand.
  case object(String, LuaValue?)
  /// A module of the registry.
  case module(LuaModule)
  /// A function of the registry, with what its name stands behind: `query:`.
  case function(FunctionDescription, owner: String)
  /// An iterator that gives these.
  case walk([Meaning])
  /// A table of fields that a function takes or gives.
  case list(Meaning)
  /// A string.
  case text
  /// A plain value of Lua, as it is now.
  case value(LuaValue)
  /// Nobody knows.
  case unknown

  /// What a declared type stands for.
  init(_ type: ValueType) {
    switch type {
    case .object(let name): self = .object(name, nil)
    case .list(let element): self = .list(Meaning(element))
    case .string, .bytes, .choice: self = .text
    case .oneOf(let types): self = types.count == 1 ? Meaning(types[0]) : .unknown
    default: self = .unknown
    }
  }

  /// What a value is.
  init(_ value: LuaValue) {
    switch value {
    case .object(let object): self = .object(Swift.type(of: object).luaTypeName, value)
    case .row(let rows, _): self = .object(rows.rowTypeName, value)
    case .string, .bytes: self = .text
    case .list(let elements):
      if let first = elements.first, case .object(let name, _) = Meaning(first) {
        self = .list(.object(name, nil))
      } else {
        self = .value(value)
      }
    default: self = .value(value)
    }
  }
}

/// Finds what expressions are, from the registry and from the session's values as they stand.
struct MeaningFinder {
  private let session: ConsoleSession
  private let registry: LuaRegistry
  /// Names that the source itself sets, with the words that they are set to.
  private var locals: [String: Range<Int>] = [:]
  private var loops: [String: (place: Int, words: Range<Int>)] = [:]
  private let words: [LuaSource.Word]

  /// Makes it for a source.
  init(_ words: [LuaSource.Word], session: ConsoleSession) {
    self.words = words
    self.session = session
    registry = session.registry
    findLocals()
  }

  /// The names that the source sets itself.
  var localNames: [String] { Array(locals.keys) + Array(loops.keys) }

  /// The registry's type of a name.
  func type(_ name: String) -> TypeDescription? {
    registry.types.first { $0.description.name == name }?.description
  }

  /// What the expression that ends before word `end` is, and where it begins.
  func meaning(endingBefore end: Int, depth: Int = 0) -> (meaning: Meaning, start: Int) {
    guard depth < 12, let start = chainStart(endingBefore: end), start < end else {
      return (.unknown, end)
    }
    return (meaning(of: start..<end, depth: depth), start)
  }

  /// What the chain of a range of words is.
  private func meaning(of range: Range<Int>, depth: Int) -> Meaning {
    var at = range.lowerBound
    var now: Meaning
    let first = words[at]
    if first.kind == .name {
      if first.text == "require", at + 1 < range.upperBound {
        let isCall = words[at + 1].kind == .sign
        now =
          at + 2 < range.upperBound || !isCall
          ? required(words[at + (isCall ? 2 : 1)].text) : .unknown
        at = isCall ? closing(of: at + 1, range.upperBound) + 1 : at + 2
      } else {
        now = name(first.text, at: at, depth: depth)
        at += 1
      }
    } else if first.text == "(" {
      let close = closing(of: at, range.upperBound)
      now = meaning(endingBefore: close, depth: depth + 1).meaning
      at = close + 1
    } else if first.kind == .string {
      now = .text
      at += 1
    } else {
      return .unknown
    }
    while at < range.upperBound {
      switch words[at].text {
      case "." where words[at].kind == .sign, ":" where words[at].kind == .sign:
        guard at + 1 < range.upperBound else { return .unknown }
        now = member(words[at + 1].text, of: now)
        at += 2
      case "[" where words[at].kind == .sign:
        let close = closing(of: at, range.upperBound)
        now = element(of: now, key: close == at + 2 ? words[at + 1] : nil)
        at = close + 1
      case "(" where words[at].kind == .sign, "{" where words[at].kind == .sign:
        now = result(of: now)
        at = closing(of: at, range.upperBound) + 1
      default:
        guard words[at].kind == .string else { return .unknown }
        now = result(of: now)
        at += 1
      }
    }
    return now
  }

  private func required(_ name: String) -> Meaning {
    registry.modules.first { $0.name == name && name != "_G" }.map { .module($0) } ?? .unknown
  }

  private func name(_ name: String, at place: Int, depth: Int) -> Meaning {
    if let range = locals[name], range.upperBound <= place {
      return meaning(endingBefore: range.upperBound, depth: depth + 1).meaning
    }
    if let loop = loops[name], loop.words.upperBound <= place {
      let given = steps(of: meaning(endingBefore: loop.words.upperBound, depth: depth + 1).meaning)
      return loop.place < given.count ? given[loop.place] : .unknown
    }
    if let value = session.value(at: [name]), !value.isNone { return meaning(of: value) }
    for module in registry.modules where module.name == "_G" {
      if let value = module.values.first(where: { $0.description.name == name }) {
        return Meaning(value.description.type)
      }
      if let function = module.functions.first(where: { $0.description.name == name }) {
        return .function(function.description, owner: "")
      }
    }
    return .unknown
  }

  /// A value; a table that holds a module's functions is that module.
  private func meaning(of value: LuaValue) -> Meaning {
    guard case .record(let fields) = value, fields.count > 1 else { return Meaning(value) }
    let names = Set(fields.map(\.name))
    let module = registry.modules.first { module in
      module.name != "_G"
        && module.functions.allSatisfy { names.contains($0.description.name) }
        && module.values.allSatisfy { names.contains($0.description.name) }
    }
    return module.map { .module($0) } ?? Meaning(value)
  }

  /// What a field or method of a thing is.
  func member(_ name: String, of meaning: Meaning) -> Meaning {
    switch meaning {
    case .object(let typeName, _):
      guard let type = type(typeName) else { return .unknown }
      if let method = type.methods.first(where: { $0.name == name }) {
        return .function(method, owner: typeName + ":")
      }
      if let field = type.fields.first(where: { $0.name == name }) { return Meaning(field.type) }
      return type.operators.first { $0.kind == .index }.map { result(of: $0.results) } ?? .unknown
    case .module(let module):
      if let function = module.functions.first(where: { $0.description.name == name }) {
        return .function(function.description, owner: module.name + ".")
      }
      if let value = module.values.first(where: { $0.description.name == name }) {
        return Meaning(value.description.type)
      }
      return required(module.name + "." + name)
    case .value(let value):
      let found = value[name]
      return found.isNone ? .unknown : self.meaning(of: found)
    default: return .unknown
    }
  }

  private func element(of meaning: Meaning, key: LuaSource.Word?) -> Meaning {
    switch meaning {
    case .list(let element): return element
    case .object(let name, _):
      let index = type(name)?.operators.first { $0.kind == .index }
      return index.map { result(of: $0.results) } ?? .unknown
    case .value(let value):
      guard let key else { return .unknown }
      if key.kind == .string { return self.meaning(of: value[key.text]) }
      if case .list(let elements) = value, let number = Int(key.text),
        elements.indices.contains(number - 1)
      {
        return self.meaning(of: elements[number - 1])
      }
      return .unknown
    default: return .unknown
    }
  }

  /// What a call gives.
  private func result(of meaning: Meaning) -> Meaning {
    switch meaning {
    case .function(let function, let owner):
      if let walk = Self.walks[owner + function.name] {
        return .walk(walk.map { $0.isEmpty ? .unknown : .object($0, nil) })
      }
      return result(of: function.results)
    case .object(let name, _):
      return type(name)?.operators.first { $0.kind == .call }.map { result(of: $0.results) }
        ?? .unknown
    default: return .unknown
    }
  }

  private func result(of results: [ResultDescription]) -> Meaning {
    results.first.map { Meaning($0.type) } ?? .unknown
  }

  /// What iterators of the registry give at each step, by type; the registry says only `function`.
  static let walks: [String: [String]] = [
    "query:each": ["metric"], "query:scan": ["metric"], "corpus:documents": ["document"],
  ]

  private func steps(of meaning: Meaning) -> [Meaning] {
    switch meaning {
    case .walk(let steps): steps
    case .list(let element): [.unknown, element]
    default: []
    }
  }
}

extension MeaningFinder {
  /// Where the chain of names, calls and look-ups begins that ends before a word; nil for none.
  func chainStart(endingBefore end: Int) -> Int? {
    var at = end - 1
    while at >= 0 {
      let word = words[at]
      if word.kind == .name {
        guard !LuaSource.keywords.contains(word.text) else { return nil }
        guard at > 0, words[at - 1].kind == .sign,
          words[at - 1].text == "." || words[at - 1].text == ":"
        else { return at }
        at -= 2
        continue
      }
      if word.kind == .string {
        // A string calls what stands before it, or begins a chain as `("x")` does.
        guard at > 0, endsChain(at - 1) else { return nil }
        at -= 1
        continue
      }
      guard word.kind == .sign, [")", "]", "}"].contains(word.text), let open = opening(of: at)
      else { return nil }
      if word.text == ")", open == 0 || !endsChain(open - 1) { return open }
      guard open > 0, endsChain(open - 1) else { return nil }
      at = open - 1
    }
    return nil
  }

  /// Whether a call or look-up may follow a word.
  private func endsChain(_ place: Int) -> Bool {
    let word = words[place]
    switch word.kind {
    case .name: return !LuaSource.keywords.contains(word.text)
    case .string: return true
    case .sign: return [")", "]", "}"].contains(word.text)
    default: return false
    }
  }

  /// The bracket that closes the one at a place, or the end.
  private func closing(of place: Int, _ end: Int) -> Int {
    var depth = 0
    for at in place..<end where words[at].kind == .sign {
      if ["(", "{", "["].contains(words[at].text) { depth += 1 }
      if [")", "}", "]"].contains(words[at].text) {
        depth -= 1
        if depth == 0 { return at }
      }
    }
    return max(place, end - 1)
  }

  /// The bracket that the one at a place closes.
  private func opening(of place: Int) -> Int? {
    var depth = 0
    for at in stride(from: place, through: 0, by: -1) where words[at].kind == .sign {
      if [")", "}", "]"].contains(words[at].text) { depth += 1 }
      if ["(", "{", "["].contains(words[at].text) {
        depth -= 1
        if depth == 0 { return at }
      }
    }
    return nil
  }

  /// Finds `name = chain`, `local name = chain` and `for name in chain do` in the source.
  fileprivate mutating func findLocals() {
    for at in words.indices where words[at].kind == .name && at + 1 < words.count {
      if words[at].text == "for" {
        findLoop(at)
      } else if words[at + 1].kind == .sign, words[at + 1].text == "=", depth(at) == 0 {
        let end = expressionEnd(at + 2)
        if end > at + 2 { locals[words[at].text] = (at + 2)..<end }
      }
    }
  }

  private mutating func findLoop(_ place: Int) {
    guard let into = words[place...].firstIndex(where: { $0.text == "in" }),
      let body = words[into...].firstIndex(where: { $0.text == "do" })
    else { return }
    let names = words[(place + 1)..<into].filter { $0.kind == .name }.map(\.text)
    var range = (into + 1)..<body
    // `ipairs(list)` walks over the list.
    if range.count > 3, words[range.lowerBound].text == "ipairs" {
      range = (range.lowerBound + 2)..<(body - 1)
    }
    for (index, name) in names.enumerated() { loops[name] = (index, range) }
  }

  /// How many brackets are open at a place.
  private func depth(_ place: Int) -> Int {
    words[..<place].reduce(0) { depth, word in
      guard word.kind == .sign else { return depth }
      if ["(", "{", "["].contains(word.text) { return depth + 1 }
      return [")", "}", "]"].contains(word.text) ? depth - 1 : depth
    }
  }

  /// The end of the chain that begins at a place.
  private func expressionEnd(_ start: Int) -> Int {
    var at = start
    guard at < words.count, words[at].kind == .name || words[at].text == "(" else { return start }
    if words[at].text == "(" { at = closing(of: at, words.count) }
    at += 1
    while at < words.count {
      let word = words[at]
      if word.kind == .string, endsChain(at - 1) {
        at += 1
      } else if word.kind == .sign, word.text == "." || word.text == ":", at + 1 < words.count {
        at += 2
      } else if word.kind == .sign, ["(", "{", "["].contains(word.text) {
        let close = closing(of: at, words.count)
        guard close > at, [")", "}", "]"].contains(words[close].text) else { return start }
        at = close + 1
      } else {
        break
      }
    }
    return at
  }
}
