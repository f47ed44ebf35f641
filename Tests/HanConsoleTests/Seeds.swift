import Foundation
import HanBase
import HanConsole
import HanLua
import HanScript

/// Sessions over the seeds, as a user has them who stands in the package's folder.
enum Seeds {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static func session(change: (inout ConsoleStyle) -> Void = { _ in }) -> ConsoleSession {
    var request = ScriptRequest()
    request.limits.time = .seconds(60)
    let place = CorpusPlace.folder(folder + "/seeds")
    request.corpus = { () throws(HanError) in place }
    var style = ConsoleStyle()
    change(&style)
    return ConsoleSession(request, style: style) { _ in }
  }
}
