import CLua
import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Finds the modules that scripts `require` in folders: `a.b` is `a/b.lua` or `a/b/init.lua`.
///
/// Names hold letters, digits, `_` and `-`, parted by dots; links, pipes, devices and large files are
/// refused, and nothing outside of the folders can be reached. In the system's own folders, where only
/// root writes, links are followed: Debian's packages for several versions of Lua are such links.
public struct ModuleFolders: LuaModuleSource {
  /// The folders, in the order in which they are searched.
  public let folders: [String]
  /// Folders of the system's Lua modules.
  public static let systemFolders = ["/usr/share/lua", "/usr/local/share/lua"]
  /// The largest text that is read.
  public let limit: Int

  /// Makes a search through these folders.
  public init(_ folders: [String], limit: Int = 8 << 20) {
    self.folders = folders
    self.limit = limit
  }

  /// The text of a module, or nil where no folder has it.
  ///
  /// - Throws: `HA712` for a name that is none, or a file that may not be read.
  public func module(named name: String) throws -> LuaSource? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty && part.count <= 100 && part.first != "-"
        && part.utf8.allSatisfy(ModuleFolders.isNameByte)
    }
    guard isName, parts.count <= 16 else {
      throw HanError(
        .luaModule,
        "'\(Confined.shown(name))' is no module name: letters, digits, '_' and '-', parted by dots")
    }
    for folder in folders {
      for file in [
        parts.joined(separator: "/") + ".lua", parts.joined(separator: "/") + "/init.lua",
      ] {
        if let found = try source(file, in: folder) { return found }
      }
    }
    return nil
  }

  /// The folders in which it was looked for.
  public func places(of name: String) -> String? {
    guard !folders.isEmpty else { return "; there is no folder to look in" }
    let file = name.split(separator: ".").joined(separator: "/") + ".lua"
    return folders.reduce(into: "") { text, folder in
      text += "\n\tno file '\(Confined.shown(folder + (folder.hasSuffix("/") ? "" : "/") + file))'"
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func source(_ file: String, in folder: String) throws -> LuaSource? {
    let path = folder.hasSuffix("/") ? folder + file : folder + "/" + file
    let isSystem = Self.systemFolders.contains { folder == $0 || folder.hasPrefix($0 + "/") }
    let flags = O_RDONLY | O_CLOEXEC | (isSystem ? 0 : O_NOFOLLOW)
    var current = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard current >= 0 else { return nil }
    defer { _ = close(current) }
    let parts = file.split(separator: "/").map(String.init)
    for part in parts.dropLast() {
      let next = openat(current, part, flags | O_DIRECTORY)
      guard next >= 0 else { return nil }
      _ = close(current)
      current = next
    }
    guard let name = parts.last else { return nil }
    let opened = openat(current, name, flags | O_NONBLOCK | O_NOCTTY)
    guard opened >= 0 else {
      if errno == ENOENT { return nil }
      throw HanError(.luaModule, "'\(path)' cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { _ = close(opened) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      !clua_is_kernel_file(opened), status.st_size <= limit
    else { throw HanError(.luaModule, "'\(path)' is no ordinary file, or too large") }
    let bytes = try Confined.contents(of: opened, limit: limit, path: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw HanError(.luaModule, "'\(path)' is not UTF-8 text")
    }
    return LuaSource(path: path, text: text)
  }
}
