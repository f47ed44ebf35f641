import Foundation

@testable import HanLua

/// A folder with modules, files and traps, for scripts that try to get out.
final class Playground: Sendable {
  let path: String
  var modules: ModuleFolders { ModuleFolders([path + "/modules"], limit: 1 << 20) }
  var files: FileAccess {
    var permissions = Permissions()
    permissions.read = .only(["readable"])
    permissions.write = .only([path + "/writable"])
    return FileAccess(permissions, workingFolder: path)
  }

  init() throws {
    path = NSTemporaryDirectory() + "hanlua-" + UUID().uuidString
    let folders = [
      "modules/folder", "outside", "readable/folder", "writable/folder", "modules/selfish",
    ]
    for folder in folders {
      try FileManager.default.createDirectory(
        atPath: path + "/" + folder, withIntermediateDirectories: true)
    }
    try put("modules/good.lua", "return {answer = 42}")
    try put("modules/folder/init.lua", "return {init = true}")
    try put("modules/folder/deep.lua", "return {deep = true}")
    try put("modules/broken.lua", "return = 1")
    try put("modules/open.lua", "return {")
    try put("modules/raises.lua", "error('raised')")
    try put("modules/selfish.lua", "return require('selfish')")
    try put("outside/inside.lua", "return 'outside'")
    try put("outside/secret.txt", "secret")
    try put("secret.txt", "secret")
    try put("readable/plain.txt", "plain")
    try put("writable/hard.txt", "x")
    try Data([27] + Array("Lua".utf8)).write(to: URL(fileURLWithPath: path + "/modules/binary.lua"))
    try Data([0xB9, 0xFA]).write(to: URL(fileURLWithPath: path + "/modules/latin.lua"))
    link("outside/inside.lua", "modules/link.lua")
    link("outside", "modules/linked")
    for place in ["readable", "writable"] {
      link("secret.txt", place + "/link")
      link("outside", place + "/linked")
      Glibc.link(path + "/secret.txt", path + "/\(place)/hard")
      mkfifo(path + "/\(place)/pipe", 0o600)
    }
    mkfifo(path + "/modules/pipe.lua", 0o600)
    let huge = open(path + "/modules/huge.lua", O_CREAT | O_WRONLY, 0o600)
    ftruncate(huge, 20 << 30)  // sparse: it takes no room
    close(huge)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func put(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  private func link(_ target: String, _ name: String) {
    symlink(path + "/" + target, path + "/" + name)
  }

  func text(_ name: String) -> String? {
    try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}
