import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Programs of the user's that the console starts: an editor, a pager.
enum ConsoleProgram {
  /// Runs a line of the shell, with `argument` as `$1`, on the terminal, and waits.
  ///
  /// - Throws: `HanError` HA852 where it cannot be started or fails.
  static func run(_ line: String, _ argument: String) throws(HanError) {
    var words: [UnsafeMutablePointer<CChar>?] = []
    for word in ["sh", "-c", line, "sh", argument] { words.append(strdup(word)) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", nil, nil, words, environ) == 0 else {
      throw HanError(.consoleProgram, "no shell can be started")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR { continue }
    guard status == 0 else {
      throw HanError(
        .consoleProgram, "the program ended with status \(status >> 8 & 0xFF): \(line)")
    }
  }

  /// Runs a line of the shell that reads a text.
  ///
  /// - Throws: `HanError` HA852 where it cannot be started.
  static func feed(_ line: String, _ text: String) throws(HanError) {
    guard let stream = popen(line, "w") else {
      throw HanError(.consoleProgram, "cannot be started: \(line)")
    }
    // A pager that is left early closes its end; that is no failure.
    var text = text
    text.withUTF8 { bytes in _ = fwrite(bytes.baseAddress, 1, bytes.count, stream) }
    pclose(stream)
  }
}
