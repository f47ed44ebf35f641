import Foundation

/// What a program printed and how it ended.
public struct ShellResult: Sendable {
  /// Standard output; standard error too where it was asked for.
  public let output: String
  /// The exit status, or 128 and the signal.
  public let status: Int32
}

/// Runs shell commands as a user would.
public enum Shell {
  /// A Python that has pexpect, which drives a pseudo-terminal: the user's, or Debian's.
  public static let terminalPython: String? = ["python3", "/usr/bin/python3"].first { python in
    let found = try? run("\(python) -c 'import pexpect'", in: Repository.root)
    return found?.status == 0
  }

  /// The folder of the programs built with the tests.
  public static let products: URL = {
    if let given = ProcessInfo.processInfo.environment["HANALYZE_BIN"] {
      return URL(fileURLWithPath: given).deletingLastPathComponent()
    }
    #if os(Linux)
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return program.deletingLastPathComponent()
    #else
    return Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
      .map { $0.bundleURL.deletingLastPathComponent() } ?? Bundle.main.bundleURL
    #endif
  }()

  /// Runs a command with `sh`, the built `hanalyze` first on the PATH, and no setting of the user's.
  ///
  /// - Parameters:
  ///   - command: what `sh -c` gets.
  ///   - folder: the working folder.
  ///   - mergesErrors: whether standard error is read with standard output.
  /// - Returns: what was printed, and the exit status.
  /// - Throws: where `sh` cannot be started.
  public static func run(
    _ command: String, in folder: URL, mergesErrors: Bool = true
  ) throws -> ShellResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    for name in environment.keys where name.hasPrefix("HANALYZE") || name.hasPrefix("XDG_") {
      environment[name] = nil
    }
    environment["PATH"] = products.path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    environment["LC_ALL"] = "C.UTF-8"
    environment["NO_COLOR"] = "1"
    environment["HOME"] = folder.path
    process.environment = environment
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = mergesErrors ? pipe : FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return ShellResult(
      output: String(decoding: data, as: UTF8.self), status: signal + process.terminationStatus)
  }

  /// Makes an empty folder for one test, which finds the package's seeds, scripts and examples there.
  public static func workingFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hanalyze-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["seeds", "scripts", "examples"] where Repository.exists(name) {
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent(name),
        withDestinationURL: Repository.root.appendingPathComponent(name))
    }
    return folder
  }
}
