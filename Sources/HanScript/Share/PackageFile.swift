import HanBase

/// One file of a package: where it came from and where it goes.
public struct PackageFile: Sendable, Hashable {
  /// What a file is for.
  public enum Role: String, Sendable {
    /// A script with a header, called by name.
    case script
    /// What scripts `require`.
    case module
    /// What a script's examples should print.
    case record
    /// A licence or a read-me.
    case text
  }

  /// What it is for.
  public let role: Role
  /// Its path in what was given.
  public let origin: String
  /// Its path below the package's folder.
  public let path: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Whether a file of this path could be part of a package.
  static func isOfInterest(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    if name.hasPrefix(".") || path.hasPrefix(".") { return false }
    if name.hasSuffix(".lua") || name.hasSuffix(".rockspec") { return true }
    if path.contains("expected/"), name.hasSuffix(".txt") { return true }
    return !path.contains("/") && isText(name)
  }

  static func isText(_ name: some StringProtocol) -> Bool {
    let upper = name.uppercased()
    return ["LICENSE", "LICENCE", "COPYING", "README", "NOTICE"].contains { upper.hasPrefix($0) }
  }
}

/// The words of a rockspec that say which file is which module, read without running it.
///
/// It looks for `build = { … modules = { ["a.b"] = "src/a/b.lua", … } }` and takes nothing that is
/// not a name and a text: what a rockspec computes it does not see.
struct Rockspec {
  /// Module names with the paths of their files.
  let modules: [(name: String, path: String)]

  init(_ text: String) {
    let tokens = LuaLexer.tokens(of: text)
    var found: [(name: String, path: String)] = []
    func isSign(_ index: Int, _ text: String) -> Bool {
      tokens.indices.contains(index) && tokens[index].kind == .sign && tokens[index].text == text
    }
    func string(_ index: Int) -> String? {
      tokens.indices.contains(index) && tokens[index].kind == .string ? tokens[index].text : nil
    }
    var at =
      tokens.indices.first {
        tokens[$0].kind == .name && tokens[$0].text == "modules" && isSign($0 + 1, "=")
          && isSign($0 + 2, "{")
      }.map { $0 + 3 } ?? tokens.count
    while at < tokens.count, !isSign(at, "}") {
      if isSign(at, "["), let name = string(at + 1), isSign(at + 2, "]"), isSign(at + 3, "="),
        let path = string(at + 4)
      {
        found.append((name, path))
        at += 5
      } else if tokens[at].kind == .name, isSign(at + 1, "="), let path = string(at + 2) {
        found.append((tokens[at].text, path))
        at += 3
      } else {
        at += 1
      }
    }
    modules = found
  }
}
