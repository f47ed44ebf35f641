import HanBase
import HanCorpus
import HanOutput

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs the examples of a script and compares what they print with what was recorded.
///
/// The record is a file `expected/NAME.txt` beside the script: each example behind `$ `, then what it
/// printed. Where there is none, the `@expected` of the header is compared with the first example.
public struct ScriptTest {
  /// How one script fared.
  public enum Verdict: Sendable, Hashable {
    /// All examples print what was recorded.
    case passed
    /// An example failed, or prints something else: the first line that differs.
    case failed(String)
    /// Nothing was recorded; the examples run.
    case unrecorded
    /// The record was written.
    case recorded(String)
  }

  /// The script.
  public let script: ScriptText
  private let request: ScriptRequest

  /// Makes a test of a script with the corpus and limits of a request.
  public init(_ script: ScriptText, _ request: ScriptRequest) {
    self.script = script
    self.request = request
  }

  /// Where its record is.
  public var recordPath: String {
    let file = script.name.split(separator: "/").last.map(String.init) ?? script.name
    return (script.folder ?? ".") + "/expected/" + file.replacing(".lua", with: ".txt")
  }

  /// Runs the examples.
  ///
  /// - Parameter recording: Whether the record is written anew.
  /// - Returns: How it fared.
  /// - Throws: `HanError` HA602 where the record cannot be written.
  public func run(recording: Bool = false) throws -> Verdict {
    let header = script.header
    var transcript = ""
    var first: String?
    for example in header.examples {
      guard let words = Self.words(example) else {
        return .failed("the example does not begin with 'hanalyze NAME': \(example)")
      }
      var one = request
      one.arguments = words
      one.output = nil
      let printed = Printed()
      let outcome = ScriptRunner { printed.bytes.append(contentsOf: $0) }.run(script, one)
      guard outcome.exitCode == 0 else {
        return .failed("\(example): exit \(outcome.exitCode): \(outcome.report)")
      }
      let text = String(decoding: printed.bytes, as: UTF8.self)
      first = first ?? text
      transcript += "$ \(example)\n\(text)"
    }
    if recording {
      let folder = (script.folder ?? ".") + "/expected"
      _ = mkdir(folder, 0o777)
      try TableFile.write(Array(transcript.utf8), to: recordPath)
      return .recorded(recordPath)
    }
    if let bytes = try? DocumentFile.bytes(recordPath) {
      return Self.compare(transcript, String(decoding: bytes, as: UTF8.self))
    }
    guard !header.expected.isEmpty else { return .unrecorded }
    return Self.compare(first ?? "", header.expected.joined(separator: "\n"))
  }

  private final class Printed { var bytes: [UInt8] = [] }

  private static func compare(_ got: String, _ wanted: String) -> Verdict {
    func lines(_ text: String) -> [Substring] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      while lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
    let (got, wanted) = (lines(got), lines(wanted))
    for index in 0..<max(got.count, wanted.count) {
      let (a, b) = (
        index < got.count ? got[index] : "(end)", index < wanted.count ? wanted[index] : "(end)"
      )
      if a != b { return .failed("line \(index + 1): expected “\(b)”, got “\(a)”") }
    }
    return .passed
  }

  /// The words behind `hanalyze NAME` of an example, without `-o FILE`.
  static func words(_ example: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var mark: Character?
    for character in example {
      if let open = mark {
        if character == open { mark = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        mark = character
        word = word ?? ""
      } else if character == " " {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    guard words.count >= 2, words[0] == "hanalyze" else { return nil }
    words.removeFirst(2)
    while let place = words.firstIndex(of: "-o") {
      words.removeSubrange(place..<min(place + 2, words.count))
    }
    return words
  }
}
