#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What may stand in a line that begins with `:`.
enum CommandCompletion {
  /// Names of commands, or of files for those that take them; nil where Lua follows.
  static func candidates(_ line: String, _ cursor: Int) -> CompletionResult? {
    let before = String(decoding: Array(line.utf8.prefix(cursor)), as: UTF8.self)
    guard let space = before.firstIndex(of: " ") else {
      let typed = before.dropFirst()
      let found = ConsoleCommand.all.filter { $0.name.hasPrefix(typed) }
      return CompletionResult(
        replaceRange: 1..<cursor,
        candidates: found.map { .init($0.name, note: $0.english) })
    }
    let name = before[before.index(after: before.startIndex)..<space]
    let word =
      before[before.index(after: space)...].split(
        separator: " ", omittingEmptySubsequences: false
      ).last.map(String.init) ?? ""
    let range = (cursor - word.utf8.count)..<cursor
    switch name {
    case "open", "import", "run", "save", "save!", "edit":
      return CompletionResult(replaceRange: range, candidates: files(word))
    case "set":
      let words = ["rows", "color", "lang", "on", "off", "en", "zh"].filter { $0.hasPrefix(word) }
      return CompletionResult(replaceRange: range, candidates: words.map { .init($0) })
    default: return nil
    }
  }

  /// Files and folders whose path begins as typed.
  private static func files(_ word: String) -> [CompletionResult.Candidate] {
    let slash = word.lastIndex(of: "/")
    let folder = slash.map { String(word[...$0]) } ?? ""
    let start = slash.map { String(word[word.index(after: $0)...]) } ?? word
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee))
        { String(cString: $0) }
      }
      guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else { continue }
      var status = stat()
      let isFolder =
        stat(folder + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      found.append(folder + name + (isFolder ? "/" : ""))
    }
    return found.sorted().map { .init($0) }
  }
}
