import HanBase
import HanFormats

/// Scripts and modules that are installed and removed together, chosen from what a source holds.
///
/// - **Scripts** are `.lua` files with a header, at the top or in `scripts/`.
/// - **Modules** are the other `.lua` files there, all in `lib/` or `lua/`, and those that a rockspec
///   names; they go into the package's `lib/`, where `require` of its scripts looks.
/// - Recorded outputs (`expected/NAME.txt`), licence and read-me come along.
///
/// Tests, `spec/` and all else are left where they are.
public struct ScriptPackage: Sendable {
  /// One script as its header describes it.
  public struct Script: Sendable {
    /// The name by which it is called.
    public let name: String
    /// Its text.
    public let text: ScriptText
    /// What checking found.
    public let findings: [ScriptHeader.Finding]
  }

  /// What it was chosen from.
  public let source: PackageSource
  /// The files, sorted by path.
  public let files: [PackageFile]
  /// The scripts, by name.
  public let scripts: [Script]
  /// Modules with what checking them found.
  public let modules: [Script]

  /// The package's name.
  public var name: String { source.name }

  /// Whether it is one script by itself, which stands in the user's folder under its own name.
  public var isSingle: Bool { source.kind == .file }

  /// Chooses the files and checks them; nothing is run.
  ///
  /// - Throws: `HanError` HA823 where there is no script or module, HA804 where one is no UTF-8 text
  ///   or compiled.
  public init(_ source: PackageSource) throws(HanError) {
    self.source = source
    let files = try Self.chosen(source)
    self.files = files
    var (scripts, modules): ([Script], [Script]) = ([], [])
    for file in files where file.role == .script || file.role == .module {
      let text = ScriptText(
        name: file.origin, text: try Self.text(file.origin, file.bytes), folder: nil)
      var name = file.path.hasSuffix(".lua") ? String(file.path.dropLast(4)) : file.path
      if file.role == .script {
        scripts.append(Script(name: name, text: text, findings: ScriptCheck(text).findings))
      } else {
        if name.hasPrefix("lib/") { name.removeFirst(4) }
        if name.hasSuffix("/init") { name.removeLast(5) }
        modules.append(
          Script(
            name: name.replacing("/", with: "."), text: text,
            findings: ScriptCheck(module: text).findings))
      }
    }
    guard !scripts.isEmpty || !modules.isEmpty else {
      throw HanError(
        .packageRefused,
        "holds no scripts: .lua files with a header (`--- One sentence.`) at the top or in scripts/",
        path: source.location)
    }
    self.scripts = scripts
    self.modules = modules
  }

  /// Errors that keep it from being installed: `path:line: message`.
  public var errors: [String] {
    (scripts + modules).flatMap { script in
      script.findings.filter(\.isError).map { "\(script.text.name):\($0.line): \($0.message)" }
    }
  }

  private static func text(_ path: String, _ bytes: [UInt8]) throws(HanError) -> String {
    if bytes.first == 0x1B {
      throw HanError(.scriptUnreadable, "is compiled Lua, which is never installed", path: path)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw HanError(.scriptUnreadable, "is not UTF-8 text", path: path)
    }
    return text
  }

  private static func chosen(_ source: PackageSource) throws(HanError) -> [PackageFile] {
    var named: [String: String] = [:]
    for file in source.files where file.path.hasSuffix(".rockspec") && !file.path.contains("/") {
      for (name, path) in Rockspec(String(decoding: file.bytes, as: UTF8.self)).modules {
        guard ModuleName.isValid(name) else {
          throw HanError(.packageRefused, "'\(name)' is no module name", path: file.path)
        }
        named[path.hasPrefix("./") ? String(path.dropFirst(2)) : path] =
          "lib/" + name.replacing(".", with: "/") + ".lua"
      }
    }
    var found: [String: PackageFile] = [:]
    for file in source.files {
      guard let (role, path) = try place(file, named) else { continue }
      let made = PackageFile(role: role, origin: file.path, path: path, bytes: file.bytes)
      guard found.updateValue(made, forKey: path) == nil else {
        throw HanError(
          .packageRefused, "two files of it would be '\(path)'", path: source.location)
      }
    }
    return found.values.sorted { $0.path < $1.path }
  }

  /// What a file is and where it goes; nil for what stays.
  private static func place(
    _ file: ArchiveReader.Member, _ named: [String: String]
  ) throws(HanError) -> (PackageFile.Role, String)? {
    if let path = named[file.path] { return (.module, path) }
    var parts = file.path.split(separator: "/").map(String.init)
    guard let last = parts.last else { return nil }
    if parts.count == 1, PackageFile.isText(last) { return (.text, last) }
    if parts.first == "scripts" { parts.removeFirst() }
    let path = parts.joined(separator: "/")
    guard parts.allSatisfy(isPlain) else { return nil }
    switch parts.first {
    case "expected" where parts.count == 2 && last.hasSuffix(".txt"): return (.record, path)
    case "lib" where last.hasSuffix(".lua"): return (.module, path)
    case "lua" where last.hasSuffix(".lua") && parts.count > 1:
      return (.module, "lib/" + parts.dropFirst().joined(separator: "/"))
    default: break
    }
    guard parts.count == 1, last.hasSuffix(".lua") else { return nil }
    let text = try text(file.path, file.bytes)
    return ScriptHeader(of: text).summary.isEmpty ? (.module, "lib/" + path) : (.script, path)
  }

  /// Whether a part of a path is an ordinary name: letters, digits, `_`, `-`, `.`.
  private static func isPlain(_ part: String) -> Bool {
    part.first != "-" && part.first != "."
      && part.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || ["_", "-", "."].contains($0)
      }
  }
}

/// Names of modules: letters, digits, `_` and `-`, parted by dots.
enum ModuleName {
  static func isValid(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.first != "-"
        && part.utf8.allSatisfy {
          (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95
            || $0 == 45
        }
    }
  }
}
