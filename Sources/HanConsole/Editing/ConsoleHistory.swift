#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The inputs of a user's sessions, in a file: an input a line, added as soon as it was given.
///
/// Several consoles may be open at once. The file is `hanalyze/history` in `$XDG_STATE_HOME`, else in
/// `~/.local/state`; nobody else may read it. Where it cannot be written, history lasts as long as
/// the session.
final class ConsoleHistory {
  /// How many inputs are kept.
  static let size = 5000
  /// The inputs, oldest first.
  private(set) var inputs: [String] = []
  private let path: String?

  /// Reads the history of a file; nil for none.
  init(path: String? = ConsoleHistory.standardPath) {
    self.path = path
    guard let path, let text = Self.text(path) else { return }
    inputs = text.split(separator: "\n").map { Self.unescaped(String($0)) }
    guard inputs.count > 2 * Self.size else { return }
    inputs.removeFirst(inputs.count - Self.size)
    rewrite(path)
  }

  /// Adds an input, unless it is the last one again.
  func add(_ input: String) {
    guard !input.allSatisfy(\.isWhitespace), input != inputs.last else { return }
    inputs.append(input)
    guard let path else { return }
    Self.append(Self.escaped(input) + "\n", to: path)
  }

  /// The inputs that hold a text, newest last, with their numbers.
  func found(_ text: String) -> [(number: Int, input: String)] {
    inputs.enumerated().filter { text.isEmpty || $0.element.contains(text) }
      .map { ($0.offset + 1, $0.element) }
  }

  /// Where the user's history is; nil without a home.
  static var standardPath: String? {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let state = variable("XDG_STATE_HOME") { return state + "/hanalyze/history" }
    return variable("HOME").map { $0 + "/.local/state/hanalyze/history" }
  }

  /// An input as one line.
  static func escaped(_ input: String) -> String {
    input.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
  }

  /// The input of a line.
  static func unescaped(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        text.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private func rewrite(_ path: String) {
    let fresh = path + ".new"
    unlink(fresh)
    Self.append(inputs.map { Self.escaped($0) + "\n" }.joined(), to: fresh)
    rename(fresh, path)
  }

  private static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while bytes.count < 64 << 20 {
      let count = read(file, &chunk, chunk.count)
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ text: String, to path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
