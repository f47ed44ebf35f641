#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Finds files and folders by the front of a path.
struct FileSearch {
  /// Ends of names that are wanted, beside folders; empty for all files.
  var endings: [String] = []

  /// Paths that begin with what is typed, folders with a slash behind them; hidden ones only when asked.
  func paths(_ typed: String) -> [(path: String, isFolder: Bool)] {
    let slash = typed.lastIndex(of: "/")
    let head = slash.map { String(typed[...$0]) } ?? ""
    let tail = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    guard let stream = opendir(head.isEmpty ? "." : Self.expanded(head)) else { return [] }
    defer { closedir(stream) }
    var found: [(path: String, isFolder: Bool)] = []
    while found.count < 1000, let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee))
        {
          String(cString: $0)
        }
      }
      guard name != ".", name != "..", name.hasPrefix(tail),
        !name.hasPrefix(".") || tail.hasPrefix(".")
      else { continue }
      var status = stat()
      guard stat(Self.expanded(head + name), &status) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      guard isFolder || endings.isEmpty || endings.contains(where: { name.hasSuffix($0) }) else {
        continue
      }
      found.append((head + name + (isFolder ? "/" : ""), isFolder))
    }
    return found.sorted { $0.path < $1.path }
  }

  /// The path with the home folder for `~`.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }
}
