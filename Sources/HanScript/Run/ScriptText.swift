import HanBase
import HanCorpus
import HanLua

/// A script as text, with the name that messages show.
public struct ScriptText: Sendable, Hashable {
  /// The path or name.
  public let name: String
  /// The folder that it stands in, or nil; `require` looks there first.
  public let folder: String?
  /// Its text.
  public let text: String

  /// Makes a script of a text: a line of `-e`, or standard input.
  public init(name: String, text: String, folder: String? = nil) {
    self.name = name
    self.text = text
    self.folder = folder
  }

  /// Reads a script's file.
  ///
  /// - Throws: `HanError` HA803 where there is none, HA804 where it is no UTF-8 text.
  public init(path: String) throws(HanError) {
    let bytes: [UInt8]
    do throws(HanError) {
      bytes = try DocumentFile.bytes(path)
    } catch {
      let missing = error.code == .unreadable && error.message.hasPrefix("does not exist")
      throw HanError(
        missing ? .scriptMissing : .scriptUnreadable,
        missing ? "no such script; check the path" : error.message, path: path, cause: error.cause)
    }
    if bytes.first == 0x1B {
      throw HanError(
        .scriptUnreadable, "is compiled Lua, which is never run; give its source", path: path)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw HanError(.scriptUnreadable, "is not UTF-8 text", path: path)
    }
    let slash = path.utf8.lastIndex(of: 0x2F)
    self.init(
      name: path, text: text,
      folder: slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ".")
  }

  /// What it says about itself.
  public var header: ScriptHeader { ScriptHeader(of: text) }
}
