import Foundation
import TestSupport
import Testing

/// Runs every command of the transcripts and compares what it prints.
@Suite struct TranscriptTests {
  static let folder = "Tests/CommandTests/Transcripts"
  /// The transcripts, and the page of the guide that is one.
  static let files =
    Repository.files(under: folder, ending: ".md") + ["docs/hard-sentences.md", "docs/sharing.md"]

  @Test func thereAreTranscripts() { #expect(Self.files.count >= 5) }

  @Test(arguments: files)
  func commandsPrintWhatTheTranscriptSays(_ file: String) throws {
    let transcript = try Transcript(file)
    #expect(!transcript.steps.isEmpty)
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var changed: [Int: [String]] = [:]
    for (index, step) in transcript.steps.enumerated() {
      let result = try Shell.run(step.command, in: folder)
      var found = result.output.replacing("\r\n", with: "\n").components(separatedBy: "\n")
      if found.last == "" { found.removeLast() }
      if result.status != 0 { found.append("[exit \(result.status)]") }
      if Transcript.matches(found, step.expected) { continue }
      changed[index] = found
      let text = "\(file):\(step.line): $ \(step.command)\n" + found.joined(separator: "\n")
      Issue.record(Comment(rawValue: text))
    }
    if Repository.isRecording, !changed.isEmpty {
      let text = transcript.text(replacing: changed)
      try Data(text.utf8).write(to: Repository.root.appendingPathComponent(file))
    }
  }
}
