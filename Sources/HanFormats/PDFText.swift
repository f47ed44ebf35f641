import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Takes the text out of a PDF with poppler's `pdftotext`, columns one after another.
public enum PDFText {
  /// Seconds that one PDF may take.
  private static let patience = 300

  /// The path of `pdftotext`, or nil where it is not installed.
  public static var program: String? {
    guard let list = getenv("PATH") else { return nil }
    for folder in String(cString: list).split(separator: ":") {
      let path = String(folder) + "/pdftotext"
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  static func extract(_ bytes: [UInt8], name: String) throws(HanError) -> ExtractedText {
    guard let program else {
      throw HanError(
        .formatProgramMissing,
        "needs pdftotext to be read; install it: apt-get install poppler-utils", path: name)
    }
    let source = try TemporaryFile(bytes)
    let target = try TemporaryFile([])
    try run(program, ["-q", "-enc", "UTF-8", source.path, target.path], name: name)
    let text = try target.bytes(name)
    guard text.contains(where: { $0 > 0x20 }) else {
      throw HanError(
        .formatProgramFailed, "holds no text: its pages are pictures, which need OCR first",
        path: name)
    }
    return ExtractedText(text: text)
  }

  private static func run(
    _ program: String, _ arguments: [String], name: String
  ) throws(HanError) {
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, program, nil, nil, words, environ)
    guard code == 0 else {
      throw HanError(
        .formatProgramFailed, "pdftotext cannot be started", path: name,
        cause: String(cString: strerror(code)))
    }
    var (status, waited) = (Int32(0), 0)
    while waitpid(process, &status, WNOHANG) == 0 {
      usleep(2000)
      waited += 1
      if waited > patience * 500 {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        throw HanError(
          .formatProgramFailed, "pdftotext took longer than \(patience) seconds", path: name)
      }
    }
    guard status == 0 else {
      throw HanError(
        .formatProgramFailed, "pdftotext cannot read it: damaged or protected by a password",
        path: name, cause: "exit status \(status >> 8 & 0xFF)")
    }
  }
}

/// A file that goes away with this object.
private final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8]) throws(HanError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/hanalyze-" + String(repeating: "X", count: 6)).utf8CString)
    let file = mkstemp(&template)
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    guard file >= 0 else { throw Self.failure(path) }
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        write(file, raw.baseAddress.map { $0 + written }, raw.count - written)
      }
      guard count > 0 else {
        unlink(path)
        throw Self.failure(path)
      }
      written += count
    }
  }

  deinit { unlink(path) }

  func bytes(_ name: String) throws(HanError) -> [UInt8] {
    guard let handle = fopen(path, "r") else { throw Self.failure(path) }
    defer { fclose(handle) }
    var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = fread(&chunk, 1, chunk.count, handle)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func failure(_ path: String) -> HanError {
    HanError(
      .formatProgramFailed, "a temporary file cannot be written", path: path,
      cause: String(cString: strerror(errno)))
  }
}
