import HanBase
import HanFormats

extension Installation {
  /// What a user should know before saying yes: where it comes from, and what each script and module
  /// says of itself, its author, licence, permissions and the findings of the checks.
  public var summary: String {
    let source = package.source
    let kind = source.kind == .git ? "git repository" : source.kind.rawValue
    var from = "\(package.name), from the \(kind) \(DisplayWidth.safe(source.location))"
    if !source.commit.isEmpty { from += "\ncommit \(source.commit) (only what is committed)" }
    let place = package.isSingle ? folder : folder + "/" + package.name
    var lines = [from, "goes into \(place)"]
    for script in package.scripts {
      let header = script.text.header
      lines += ["", "script \(script.name): \(DisplayWidth.safe(header.summary))"]
      lines.append("  " + Self.facts(header))
      lines.append("  " + Self.permissions(header))
      lines += digest(script)
      lines += Self.findings(script)
    }
    for module in package.modules {
      let header = module.text.header
      let words = header.summary.isEmpty ? "" : ": \(DisplayWidth.safe(header.summary))"
      lines += ["", "module \(module.name)\(words)", "  " + Self.facts(header)]
      lines.append("  may do what the script may that requires it")
      lines += digest(module)
      lines += Self.findings(module)
    }
    let others = package.files.filter { $0.role == .record || $0.role == .text }.map(\.path)
    if !others.isEmpty { lines += ["", "and " + others.joined(separator: ", ")] }
    return lines.joined(separator: "\n")
  }

  private static func facts(_ header: ScriptHeader) -> String {
    [
      header.author.isEmpty ? "no author named" : "by " + header.author,
      header.license.isEmpty ? "no licence named" : header.license,
      header.version.isEmpty ? "" : "version " + header.version,
      header.requires.isEmpty ? "" : "needs hanalyze " + header.requires,
    ].filter { !$0.isEmpty }.map(DisplayWidth.safe).joined(separator: " · ")
  }

  private static func permissions(_ header: ScriptHeader) -> String {
    let declared = header.permissions
    return declared.isEmpty
      ? "declares nothing that it reads, writes or runs"
      : "declares that it " + DisplayWidth.safe(declared.joined(separator: "; "))
  }

  private func digest(_ script: ScriptPackage.Script) -> [String] {
    package.files.filter { $0.origin == script.text.name }.prefix(1)
      .map { "  sha256 " + FileDigest.sha256($0.bytes) }
  }

  private static func findings(_ script: ScriptPackage.Script) -> [String] {
    script.findings.map {
      "  \($0.isError ? "error" : "warning"), line \($0.line): \(DisplayWidth.safe($0.message))"
    }
  }
}
