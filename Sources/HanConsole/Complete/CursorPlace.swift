import HanLua

/// Where the cursor stands in a source, and what is wanted there.
enum CursorPlace {
  /// Behind a dot or colon: a field or method of this.
  case member(Meaning, isMethod: Bool)
  /// Where a table that a function takes has its names: these may stand, those are taken.
  case key([Parameter], taken: Set<String>)
  /// A value for a parameter: in quotes, or where they may begin.
  case value(Parameter, owner: String, receiver: Meaning)
  /// Within `x["`: a key of this.
  case index(Meaning)
  /// Within `require "`.
  case moduleName
  /// Any name.
  case name
  /// In a comment or a string of which nothing is known.
  case nothing
}

/// Finds where the cursor stands.
struct CursorFinder {
  private let words: [LuaSource.Word]
  private let finder: MeaningFinder

  /// Makes it for the words before what is typed.
  init(_ words: [LuaSource.Word], finder: MeaningFinder) {
    self.words = words
    self.finder = finder
  }

  /// The place behind the last word; whether a quote is open there.
  func place(inQuotes: Bool) -> CursorPlace {
    let end = words.count
    guard let last = words.last else { return inQuotes ? .nothing : .name }
    if last.kind == .sign, last.text == "." || last.text == ":", !inQuotes {
      return .member(finder.meaning(endingBefore: end - 1).meaning, isMethod: last.text == ":")
    }
    if last.kind == .sign, ["[", "(", "{", ",", ";", "="].contains(last.text) {
      return inside(inQuotes: inQuotes)
    }
    guard inQuotes else { return .name }
    if last.kind == .name, last.text == "require" { return .moduleName }
    guard let call = callee(endingBefore: end) else { return .nothing }
    return argument(0, of: call) ?? .nothing
  }

  private func inside(inQuotes: Bool) -> CursorPlace {
    let free: CursorPlace = inQuotes ? .nothing : .name
    guard let last = words.last, let open = enclosing(words.count) else { return free }
    switch words[open].text {
    case "[":
      return last.text == "[" && inQuotes
        ? .index(finder.meaning(endingBefore: open).meaning) : free
    case "(":
      if open > 0, words[open - 1].text == "require", words[open - 1].kind == .name {
        return inQuotes ? .moduleName : free
      }
      guard last.text != "=", let call = callee(endingBefore: open) else { return free }
      return argument(commas(after: open), of: call) ?? free
    default:
      guard let type = expected(at: open, depth: 0) else { return free }
      if last.text == "=" {
        guard words.count > 1, let field = field(words[words.count - 2].text, of: type.type) else {
          return free
        }
        return .value(field, owner: type.owner, receiver: .unknown)
      }
      let fields = fields(of: type.type)
      if !inQuotes, !fields.isEmpty { return .key(fields, taken: taken(after: open)) }
      guard let element = element(of: type.type) else { return free }
      return .value(
        Parameter(type.name, element, ""), owner: type.owner, receiver: type.receiver)
    }
  }

  private struct Call {
    let parameters: [Parameter]
    let owner: String
    let receiver: Meaning
  }

  private struct Expected {
    let type: ValueType
    let name: String
    let owner: String
    let receiver: Meaning
  }

  /// What the chain that ends before a word takes when it is called.
  private func callee(endingBefore end: Int) -> Call? {
    let (meaning, start) = finder.meaning(endingBefore: end)
    switch meaning {
    case .function(let function, let owner):
      var receiver = Meaning.unknown
      if end - 2 > start, words[end - 2].text == ":" {
        receiver = finder.meaning(endingBefore: end - 2).meaning
      }
      return Call(
        parameters: function.parameters, owner: owner + function.name, receiver: receiver)
    case .object(let name, _):
      guard let call = finder.type(name)?.operators.first(where: { $0.kind == .call }) else {
        return nil
      }
      return Call(parameters: call.parameters, owner: name, receiver: meaning)
    default: return nil
    }
  }

  private func argument(_ index: Int, of call: Call) -> CursorPlace? {
    let last = call.parameters.last
    let parameter =
      call.parameters.indices.contains(index)
      ? call.parameters[index] : last?.isVariadic == true ? last : nil
    return parameter.map { .value($0, owner: call.owner, receiver: call.receiver) }
  }

  /// The type of the table that a brace opens, by what it is given to.
  private func expected(at open: Int, depth: Int) -> Expected? {
    guard depth < 8, open > 0 else { return nil }
    let before = words[open - 1]
    if before.kind == .sign, before.text == "=" {
      guard open > 1, let outer = enclosing(open),
        let type = expected(at: outer, depth: depth + 1),
        let field = field(words[open - 2].text, of: type.type)
      else { return nil }
      return Expected(
        type: field.type, name: field.name, owner: type.owner, receiver: type.receiver)
    }
    if before.kind == .sign, ["{", ",", ";", "("].contains(before.text) {
      guard let outer = enclosing(open) else { return nil }
      if words[outer].text == "(" {
        guard let call = callee(endingBefore: outer),
          case .value(let parameter, let owner, let receiver)? = argument(
            commas(after: outer, until: open), of: call)
        else { return nil }
        return Expected(
          type: parameter.type, name: parameter.name, owner: owner, receiver: receiver)
      }
      guard let type = expected(at: outer, depth: depth + 1), let element = element(of: type.type)
      else { return nil }
      return Expected(type: element, name: type.name, owner: type.owner, receiver: type.receiver)
    }
    guard let call = callee(endingBefore: open), let parameter = call.parameters.first else {
      return nil
    }
    return Expected(
      type: parameter.type, name: parameter.name, owner: call.owner, receiver: call.receiver)
  }

  /// The innermost bracket that is open before a word.
  private func enclosing(_ end: Int) -> Int? {
    var depth = 0
    for at in stride(from: end - 1, through: 0, by: -1) where words[at].kind == .sign {
      if [")", "}", "]"].contains(words[at].text) { depth += 1 }
      if ["(", "{", "["].contains(words[at].text) {
        if depth == 0 { return at }
        depth -= 1
      }
    }
    return nil
  }

  /// How many commas stand between a bracket and a word, without those of brackets within.
  private func commas(after open: Int, until end: Int? = nil) -> Int {
    var (depth, count) = (0, 0)
    for word in words[(open + 1)..<(end ?? words.count)] where word.kind == .sign {
      if ["(", "{", "["].contains(word.text) { depth += 1 }
      if [")", "}", "]"].contains(word.text) { depth -= 1 }
      if word.text == ",", depth == 0 { count += 1 }
    }
    return count
  }

  /// The names that a table has already.
  private func taken(after open: Int) -> Set<String> {
    var (depth, names) = (0, Set<String>())
    for at in (open + 1)..<words.count where words[at].kind == .sign {
      if ["(", "{", "["].contains(words[at].text) { depth += 1 }
      if [")", "}", "]"].contains(words[at].text) { depth -= 1 }
      if words[at].text == "=", depth == 0, words[at - 1].kind == .name {
        names.insert(words[at - 1].text)
      }
    }
    return names
  }

  private func fields(of type: ValueType) -> [Parameter] {
    switch type {
    case .record(let fields): fields
    case .oneOf(let types): types.flatMap { fields(of: $0) }
    default: []
    }
  }

  private func field(_ name: String, of type: ValueType) -> Parameter? {
    fields(of: type).first { $0.name == name }
  }

  private func element(of type: ValueType) -> ValueType? {
    switch type {
    case .list(let element), .map(let element): element
    case .oneOf(let types): types.lazy.compactMap { element(of: $0) }.first
    default: nil
    }
  }
}
