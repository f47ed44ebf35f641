import HanBase
import HanCorpus

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One run of a program of the machine for a script: by its name and words, never through a shell.
///
/// It gets a group of processes of its own, which ends with it where the script is stopped; what it
/// reads and prints goes through files of a folder that only the user can look into.
struct ProgramRun {
  /// How it ended.
  struct Outcome {
    let output: String
    /// The exit status, or 128 and the signal.
    let status: Int32
    let errors: String
  }

  /// How many bytes it may print.
  static let most = 64 << 20

  private let folder: String
  private let program: String

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: its name, looked for on the PATH, or its path.
  ///   - words: what it is called with.
  ///   - input: what it reads.
  ///   - isStopped: asked while it runs; then it is ended.
  /// - Returns: What it printed, and how it ended.
  /// - Throws: `HanError` HA827 where it cannot be started or prints too much.
  static func run(
    _ program: String, _ words: [String], input: [UInt8], isStopped: () -> Bool
  ) throws(HanError) -> Outcome {
    for word in [program] + words where word.utf8.contains(0) {
      throw HanError(.programRun, "'\(DisplayWidth.safe(word))' holds a NUL")
    }
    let folder = try FileTree.temporary()
    defer { FileTree.remove(folder) }
    let run = ProgramRun(folder: folder, program: program)
    try run.put(input)
    let status = try run.wait(for: run.start(words), isStopped)
    let signal = status & 0x7F
    return Outcome(
      output: try run.text("out"), status: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
      errors: try run.text("log"))
  }

  private func start(_ words: [String]) throws(HanError) -> pid_t {
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + words).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #else
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, folder + "/in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder + "/out", flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder + "/log", flags, 0o600)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let code = posix_spawnp(&process, program, &actions, &attributes, words, environ)
    guard code == 0 else {
      throw HanError(
        .programRun, "'\(DisplayWidth.safe(program))' cannot be started",
        cause: String(cString: strerror(code)))
    }
    return process
  }

  private func wait(for process: pid_t, _ isStopped: () -> Bool) throws(HanError) -> Int32 {
    var (status, pause) = (Int32(0), UInt32(500))
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status }
      if ended < 0, errno != EINTR { return 0 }
      let prints = size("out") + size("log")
      if isStopped() || prints > Self.most {
        kill(-process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard prints > Self.most else { return status }
        throw HanError(
          .programRun,
          "'\(DisplayWidth.safe(program))' prints more than \(Self.most >> 20) MiB and was ended")
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  private func put(_ bytes: [UInt8]) throws(HanError) {
    let file = open(folder + "/in", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    var written = 0
    while file >= 0, written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { write(file, $0 + written, bytes.count - written) } ?? -1
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    let reason = errno
    if file >= 0 { close(file) }
    guard file >= 0, written == bytes.count else {
      throw HanError(
        .programRun, "there is no room for what '\(DisplayWidth.safe(program))' reads",
        cause: String(cString: strerror(reason)))
    }
  }

  private func size(_ name: String) -> Int {
    var status = stat()
    return stat(folder + "/" + name, &status) == 0 ? Int(status.st_size) : 0
  }

  private func text(_ name: String) throws(HanError) -> String {
    String(decoding: try DocumentFile.bytes(folder + "/" + name), as: UTF8.self)
  }
}
