import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How far an import is: a bar with rate and time left on a terminal, a line now and then elsewhere.
struct ProgressBar {
  private let isTerminal = isatty(2) == 1
  private var shown = 0.0
  private var hasBar = false

  mutating func show(_ progress: ImportProgress) {
    guard progress.seconds - shown >= (isTerminal ? 0.1 : 10) else { return }
    shown = progress.seconds
    let share = progress.byteTotal > 0 ? Double(progress.bytes) / Double(progress.byteTotal) : 0
    let percent = Int((min(1, share) * 100).rounded(.down))
    var text = "\(percent) %  \(progress.documents)/\(progress.documentTotal) documents"
    text += "  \(Tenths(progress.rate / 1e6)) MB/s"
    if let left = progress.secondsLeft { text += "  \(Int(left.rounded(.up))) s left" }
    guard isTerminal else { return StandardOutput.report(text) }
    let done = percent / 5
    let bar = String(repeating: "█", count: done) + String(repeating: "░", count: 20 - done)
    hasBar = true
    StandardOutput.report("\r\(bar) \(text)\u{1B}[K", newline: false)
  }

  /// Takes the bar away.
  mutating func end() {
    if hasBar { StandardOutput.report("\r\u{1B}[K", newline: false) }
    hasBar = false
  }
}

/// A measured number with one digit behind the point.
struct Tenths: CustomStringConvertible {
  let description: String

  init(_ value: Double) {
    let tenths = Int(max(0, min(value, 1e15)) * 10)
    description = "\(tenths / 10).\(tenths % 10)"
  }
}
