import HanBase
import HanLua
import HanOutput

/// The only way to files for scripts: what may be written, and writing it.
final class ScriptFiles: @unchecked Sendable {
  private var writable: [String]?
  private let prompt: (@Sendable (_ kind: String, _ subject: String) -> Bool)?

  init(_ request: ScriptRequest) {
    writable = request.grants.write
    prompt = request.prompt
    if let output = request.output {
      allowWriting(output)
      allowWriting(TableFile.sidecar(of: output))
    }
  }

  /// Allows one more file, or a folder with all below it.
  func allowWriting(_ path: String) { writable?.append(path) }

  /// Saves a table; returns the paths written.
  ///
  /// - Throws: `HanError` HA709 without permission, HA6xx where it cannot be written.
  func save(_ table: Table, to path: String, as format: (any TableFormat)?) throws -> [String] {
    try check(path)
    return try TableFile.save(table, to: path, as: format)
  }

  private func check(_ path: String) throws(HanError) {
    guard let writable else { return }
    if writable.contains(where: { Self.lies(path, below: $0) }) { return }
    if prompt?("write", path) == true { return allowWriting(path) }
    throw HanError(
      .luaPermission,
      "writing '\(path)' is not allowed; allow it with -o \(path) or --allow-write=\(path)")
  }

  private static func lies(_ path: String, below root: String) -> Bool {
    let (path, root) = (parts(path), parts(root))
    return !path.contains("..") && path.starts(with: root)
  }

  private static func parts(_ path: String) -> [Substring] {
    let pieces = path.split(separator: "/").filter { $0 != "." }
    return path.hasPrefix("/") ? ["/"] + pieces : pieces
  }
}
