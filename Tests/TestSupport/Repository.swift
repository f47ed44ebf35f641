import Foundation

/// The package's files, as tests of the whole need them.
public enum Repository {
  /// The package's folder.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The path of a file of the package.
  public static func path(_ relative: String) -> String {
    root.appendingPathComponent(relative).path
  }

  /// Whether a file or folder of the package exists.
  public static func exists(_ relative: String) -> Bool {
    FileManager.default.fileExists(atPath: path(relative))
  }

  /// The text of a file of the package; invalid UTF-8 is replaced.
  public static func text(_ relative: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(relative)), as: UTF8.self)
  }

  /// The files below a folder, relative to the package, sorted; build products and hidden folders
  /// are left out.
  public static func files(under folder: String = "", ending: String = "") -> [String] {
    guard
      let walk = FileManager.default.enumerator(
        at: root.appendingPathComponent(folder), includingPropertiesForKeys: [.isRegularFileKey])
    else { return [] }
    var found: [String] = []
    let prefix = root.standardizedFileURL.path + "/"
    for case let url as URL in walk {
      let path = url.standardizedFileURL.path
      guard path.hasPrefix(prefix) else { continue }
      let relative = String(path.dropFirst(prefix.count))
      let name = url.lastPathComponent
      if name.hasPrefix(".build") || name.hasPrefix(".venv") || [".git", ".swiftpm"].contains(name)
      {
        walk.skipDescendants()
        continue
      }
      let isFile = (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile
      if isFile == true, relative.hasSuffix(ending) { found.append(relative) }
    }
    return found.sorted()
  }

  /// Whether snapshots are to be rewritten.
  public static var isRecording: Bool {
    ProcessInfo.processInfo.environment["RECORD"].map { !$0.isEmpty && $0 != "0" } ?? false
  }

  /// Compares a generated file with what it should hold; when recording, writes it and still says no.
  ///
  /// - Returns: what is wrong, or nil.
  public static func drift(of relative: String, from expected: String) throws -> String? {
    let found = exists(relative) ? try text(relative) : ""
    guard found != expected else { return nil }
    if isRecording {
      let url = root.appendingPathComponent(relative)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(expected.utf8).write(to: url)
      return "\(relative) was rewritten; look at the difference and commit it"
    }
    let lines = zip(found.split(separator: "\n"), expected.split(separator: "\n"))
    let first = lines.first { $0 != $1 }.map { "\n  is:     \($0)\n  should: \($1)" } ?? ""
    return "\(relative) is out of date (RECORD=1 rewrites it)\(first)"
  }
}
