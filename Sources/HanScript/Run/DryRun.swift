import HanBase
import HanCorpus
import HanLua

/// What a script would read and write, told without running it.
struct DryRun {
  let text: String

  init(_ script: ScriptText, _ header: ScriptHeader, _ request: ScriptRequest) {
    var lines = ["\(script.name): \(header.summary.isEmpty ? "no header" : header.summary)"]
    if let package = request.installed?.package {
      lines.append("was installed with \(package.name) from \(DisplayWidth.safe(package.source))")
    }
    lines += Self.modules(script, request)
    if request.installed != nil, !header.reads.contains("corpus") {
      lines.append("may not read the corpus: its header does not declare it")
    }
    do throws(HanError) {
      let place = try request.corpus()
      lines.append("would read the corpus \(place.path) (\(place.kind))\(Self.size(place))")
    } catch {
      lines.append("would find no corpus: \(error)")
    }
    let named = header.reads.filter { $0 != "corpus" }
    if !named.isEmpty { lines.append("declares to read " + named.joined(separator: ", ")) }
    let others = header.writes.filter { !$0.hasPrefix("output") }
    if !others.isEmpty { lines.append("declares to write " + others.joined(separator: ", ")) }
    if !header.runs.isEmpty {
      lines.append("declares to run " + header.runs.joined(separator: ", "))
    }
    if let output = request.output { lines.append("may write \(output) (-o)") }
    lines += Self.granted("read", request.permissions.read)
    lines += Self.granted("write", request.permissions.write)
    lines += Self.granted("run", request.permissions.run)
    if request.output == nil, request.permissions.write == .none {
      lines.append("may write no file")
    }
    lines.append("nothing was run")
    text = lines.joined(separator: "\n")
  }

  /// The modules that its text names, with the files that they are.
  private static func modules(_ script: ScriptText, _ request: ScriptRequest) -> [String] {
    let folders = ModuleFolders(ScriptInterpreter.folders(script, request))
    let tokens = LuaLexer.tokens(of: script.text)
    var seen: Set<String> = []
    return tokens.indices.compactMap { index in
      guard tokens[index].kind == .name, tokens[index].text == "require" else { return nil }
      let next = index + 1 < tokens.count && tokens[index + 1].text == "(" ? index + 2 : index + 1
      guard next < tokens.count, tokens[next].kind == .string, tokens[next].text != "hanalyze",
        seen.insert(tokens[next].text).inserted
      else { return nil }
      let name = tokens[next].text
      guard let found = try? folders.module(named: name) else {
        return "would not find the module \(DisplayWidth.safe(name))"
      }
      return "would read the module \(name): \(found.path)"
    }
  }

  private static func size(_ place: CorpusPlace) -> String {
    guard case .folder(let path) = place, let folder = try? CorpusFolder(path) else { return "" }
    return ": \(folder.sources.count) documents"
  }

  private static func granted(_ verb: String, _ scope: Permissions.Scope) -> [String] {
    switch scope {
    case .none: []
    case .only(let places): places.map { "may \(verb) \($0) (--allow-\(verb))" }
    case .all: ["may \(verb) anything (--allow-\(verb))"]
    }
  }
}
