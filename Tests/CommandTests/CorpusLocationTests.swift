import Foundation
import Hanalyze
import TestSupport
import Testing

@Suite struct CorpusLocationTests {
  @Test func whatIsGivenGoesBeforeTheEnvironmentAndThatBeforeDefaults() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let here = folder.path
    let seeds = try CorpusLocation.find(nil, environment: "", in: here)
    #expect(seeds.kind == .folder)
    #expect(seeds.path == here + "/seeds")
    #expect(seeds.origin == .workingFolder)
    try Data("SQLite format 3\0 and more".utf8).write(
      to: folder.appendingPathComponent("hanalyze.db"))
    #expect(try CorpusLocation.find(nil, environment: "", in: here).kind == .store)
    try Data("一".utf8).write(to: folder.appendingPathComponent("a.txt"))
    let file = try CorpusLocation.find(nil, environment: here + "/a.txt", in: here)
    #expect(file.kind == .file)
    #expect(file.origin == .environment)
    let given = try CorpusLocation.find(here + "/seeds", environment: here + "/a.txt", in: here)
    #expect(given.origin == .given)
    try Data("SQLite format 3\0".utf8).write(to: folder.appendingPathComponent("other"))
    #expect(try CorpusLocation.find(here + "/other").kind == .store)
  }

  @Test func aMissingCorpusSaysWhatToDo() throws {
    let none = #expect(throws: HanError.self) {
      try CorpusLocation.find(nil, environment: "", in: Repository.path("Sources"))
    }
    #expect(none?.code == .corpusMissing)
    #expect(none?.message.contains("--corpus") == true)
    let wrong = #expect(throws: HanError.self) {
      try CorpusLocation.find(nil, environment: "no/such/place")
    }
    #expect(wrong?.code == .corpusNotFound)
    #expect(wrong?.message.contains("HANALYZE_CORPUS") == true)
  }
}
