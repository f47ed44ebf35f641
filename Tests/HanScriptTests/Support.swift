import Foundation
import HanBase
import HanLua
import HanScript
import Synchronization
import Testing

/// The package's folder; tests run scripts as a user does who stands there.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// What a run printed and how it ended.
struct Run {
  var exitCode: Int32
  var output: String
  var report: String
  var code: String?

  var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Runs a script of the package, or a text, over the seeds.
func run(
  _ script: String, _ arguments: [String] = [], text: String? = nil,
  change: (inout ScriptRequest) -> Void = { _ in }
) throws -> Run {
  guard FileManager.default.changeCurrentDirectoryPath(packageFolder) else {
    throw HanError(HanError.Code("HA000", "test"), "no package folder")
  }
  var request = ScriptRequest()
  request.arguments = arguments
  request.corpus = { () throws(HanError) in .folder("seeds") }
  request.limits.time = .seconds(60)
  change(&request)
  let printed = Mutex<[UInt8]>([])
  let runner = ScriptRunner { bytes in printed.withLock { $0 += Array(bytes) } }
  let script = try text.map { ScriptText(name: script, text: $0) } ?? ScriptText(path: script)
  let outcome = runner.run(script, request)
  return Run(
    exitCode: outcome.exitCode, output: String(decoding: printed.withLock { $0 }, as: UTF8.self),
    report: outcome.report, code: outcome.code)
}

/// Runs a text over the seeds; gives what it printed, or its failure.
func lua(_ text: String, _ arguments: [String] = []) throws -> String {
  let run = try run("test.lua", arguments, text: text)
  return run.exitCode == 0 ? run.output : run.output + "FAILED " + run.report
}
