import Foundation
import Testing

/// Reads spec files (`Specs/*.jsonl`): one JSON object a line, blank lines and `#` lines left out.
///
/// A failure is recorded at the spec's own file and line, so that it reads `number.jsonl:7`.
struct SpecRunner {
  /// One line of a spec file.
  struct Case {
    let file: String
    let line: Int
    let fields: [String: Any]

    /// File and line, as `number.jsonl:7`.
    var place: String { "\((file as NSString).lastPathComponent):\(line)" }
    /// The text that is read.
    var text: String { string("text") ?? "" }

    func string(_ key: String) -> String? { fields[key] as? String }
    func objects(_ key: String) -> [[String: Any]] { fields[key] as? [[String: Any]] ?? [] }

    /// Records a failure of this line.
    func fail(_ message: String) {
      Issue.record(
        Comment(rawValue: "\(place): \(message)"),
        sourceLocation: SourceLocation(
          fileID: "Specs/\((file as NSString).lastPathComponent)", filePath: file, line: line,
          column: 1))
    }
  }

  /// The cases of a spec file beside the tests (`Specs/number.jsonl`).
  static func cases(_ name: String, beside source: String = #filePath) throws -> [Case] {
    let folder = (source as NSString).deletingLastPathComponent
    let path = "\(folder)/Specs/\(name)"
    let content = try String(contentsOfFile: path, encoding: .utf8)
    var cases: [Case] = []
    for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      else { throw SpecError(message: "\(name):\(index + 1) is no JSON object") }
      cases.append(Case(file: path, line: index + 1, fields: fields))
    }
    return cases
  }

  /// A spec file that cannot be read.
  struct SpecError: Error { let message: String }

  /// A file of the material beside the package (`HANALYZE_SHARED`, else `../shared`), or nil.
  static func shared(_ path: String) -> URL? {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let root =
      ProcessInfo.processInfo.environment["HANALYZE_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? package.deletingLastPathComponent().appendingPathComponent("shared")
    let file = root.appendingPathComponent(path)
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }
}
