import Foundation
import HanBase
import Synchronization
import Testing

@testable import HanLua

struct FileTests {
  @Test func confines() throws {
    let ground = try Playground()
    let files = ground.files
    #expect(try files.read("readable/plain.txt") == Array("plain".utf8))
    #expect(try files.read(ground.path + "/readable/./folder/../plain.txt") == Array("plain".utf8))
    let refused = [
      "readable/link", "readable/linked/secret.txt", "readable/hard", "readable/pipe", "secret.txt",
      "readable/../secret.txt", "/etc/passwd", "/etc/passwd\0.txt", "/proc/self/mem", "readable",
      "",
    ]
    for path in refused { #expect(throws: HanError.self, "\(path)") { try files.read(path) } }
    for path in ["writable/link", "writable/linked/x", "writable/pipe", "writable/folder", "x"] {
      #expect(throws: HanError.self, "\(path)") { try files.write(path, [1]) }
    }
    try files.write("writable/hard", Array("mine".utf8))
    #expect(ground.text("secret.txt") == "secret")
    #expect(ground.text("writable/hard") == "mine")
    let left = try FileManager.default.contentsOfDirectory(atPath: ground.path + "/writable")
    #expect(!left.contains { $0.hasSuffix(".tmp") })
  }

  @Test func refusesKernelFilesEvenWhenAllIsAllowed() {
    var permissions = Permissions()
    permissions.read = .all
    permissions.write = .all
    let files = FileAccess(permissions)
    #expect(throws: HanError.self) { try files.read("/proc/self/mem") }
    #expect(throws: HanError.self) { try files.read("/dev/zero") }
    #expect(throws: HanError.self) { try files.write("/proc/self/oom_score_adj", [1]) }
    #expect(throws: HanError.self) { try files.write("/dev/null", [1]) }
  }

  @Test func asksAndRemembers() throws {
    let ground = try Playground()
    let asked = Mutex<[PermissionRequest]>([])
    let files = FileAccess(Permissions(), workingFolder: ground.path) { request in
      asked.withLock { $0.append(request) }
      return request.subject == "secret.txt" ? .always : .deny
    }
    #expect(try files.read("secret.txt") == Array("secret".utf8))
    #expect(try files.read("secret.txt") == Array("secret".utf8))
    #expect(asked.withLock { $0.count } == 1)
    #expect {
      try files.write("out.csv", [1])
    } throws: { ($0 as? HanError)?.message.contains("--allow-write=out.csv") == true }
    #expect(throws: HanError.self) { try files.checkRun("gnuplot") }
    files.allow(.run, "gnuplot")
    try files.checkRun("gnuplot")
    files.allow(.write, "out.csv")
    try files.write("out.csv", Array("a".utf8))
    #expect(ground.text("out.csv") == "a")
    #expect(throws: HanError.self) { try files.write("out.csv/x", [1]) }
  }

  @Test func refusesModulesWithACode() throws {
    let ground = try Playground()
    for name in ["../x", "pipe", "link", "huge", "latin"] {
      #expect { try ground.modules.module(named: name) } throws: {
        ($0 as? HanError)?.code.id == "HA712"
      }
    }
    #expect(try ground.modules.module(named: "nothing") == nil)
    #expect(Run(modules: ground.modules)("require('a/b')").contains("[HA712]"))
  }

  @Test func writesByPath() throws {
    let ground = try Playground()
    try ground.files.write("writable/by-path") { (path) throws(HanError) in
      guard FileManager.default.createFile(atPath: path, contents: Data("whole".utf8)) else {
        throw HanError(.luaFile, "cannot create")
      }
    }
    #expect(ground.text("writable/by-path") == "whole")
    #expect(throws: HanError.self) {
      try ground.files.write("writable/by-path") { (_) throws(HanError) in
        throw HanError(.luaFile, "half way")
      }
    }
    #expect(ground.text("writable/by-path") == "whole")
  }

  @Test func neverFollowsAFolderThatIsExchanged() throws {
    let ground = try Playground()
    let race = ground.path + "/writable/race"
    try FileManager.default.createDirectory(atPath: race, withIntermediateDirectories: true)
    let isDone = Atomic(false)
    let swapper = Thread {
      while !isDone.load(ordering: .relaxed) {
        rename(race, race + "-away")
        symlink(ground.path + "/outside", race)
        unlink(race)
        rename(race + "-away", race)
      }
    }
    swapper.start()
    for _ in 0..<2000 { try? ground.files.write("writable/race/secret.txt", Array("evil".utf8)) }
    isDone.store(true, ordering: .relaxed)
    while !swapper.isFinished { Thread.sleep(forTimeInterval: 0.01) }
    #expect(ground.text("outside/secret.txt") == "secret")
  }
}
