#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Paths as they count from the process's working folder.
enum WorkingFolder {
  /// The working folder, from the root.
  static var path: String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// The parts of a path from the root, without `.` and `..`.
  static func parts(_ path: String, _ base: String) -> [Substring] {
    var parts: [Substring] = []
    for part in (path.hasPrefix("/") ? path : base + "/" + path).split(separator: "/")
    where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
