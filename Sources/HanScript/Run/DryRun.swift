import HanBase
import HanCorpus
import HanLua

/// What a script would read and write, told without running it.
struct DryRun {
  let text: String

  init(_ script: ScriptText, _ header: ScriptHeader, _ request: ScriptRequest) {
    var lines = ["\(script.name): \(header.summary.isEmpty ? "no header" : header.summary)"]
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
