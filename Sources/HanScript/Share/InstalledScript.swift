import HanBase
import HanFormats
import HanLua

/// The package that a script belongs to, when it was installed: its files must be those of the lock,
/// and its header's permissions bind it.
public struct InstalledScript: Sendable, Hashable {
  private let lock: ScriptLock
  /// The package.
  public let package: ScriptLock.Package

  /// Finds out whether a script was installed.
  ///
  /// - Parameter script: The script, read from its file.
  /// - Returns: Its package; nil for a script that the user wrote or put there.
  /// - Throws: `HanError` HA824 where its bytes are not those that were installed, HA825 for a damaged
  ///   lock.
  public static func find(_ script: ScriptText) throws(HanError) -> InstalledScript? {
    guard script.folder != nil, let folder = ScriptPath.userFolder, FileTree.kind(folder) != nil,
      let real = FileTree.real(script.name), let root = FileTree.real(folder),
      real.hasPrefix(root + "/")
    else { return nil }
    let lock = try ScriptLock(folder: folder)
    let path = String(real.dropFirst(root.count + 1))
    guard let package = lock.package(of: path) else { return nil }
    let installed = InstalledScript(lock: lock, package: package)
    try installed.check(path, script.text)
    return installed
  }

  private func check(_ path: String, _ text: String) throws(HanError) {
    let digest = package.files.first { $0.path == path }?.digest
    guard digest != FileDigest.sha256(text.utf8) else { return }
    let what =
      digest == nil ? "was not installed with its package" : "has changed since it was installed"
    throw HanError(
      .packageChanged,
      "\(what): 'hanalyze scripts verify' shows what, 'hanalyze scripts verify --accept "
        + "\(package.name)' takes it as it is", path: lock.folder + "/" + path)
  }

  /// A source of modules that gives those of the user's folder only as they were installed.
  struct Modules: LuaModuleSource {
    let folders: ModuleFolders
    let installed: InstalledScript

    func module(named name: String) throws -> LuaSource? {
      guard let found = try folders.module(named: name) else { return nil }
      if let path = installed.lock.relative(found.path) { try installed.check(path, found.text) }
      return found
    }
  }
}
