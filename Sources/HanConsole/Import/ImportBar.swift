import HanBase
import HanStore

/// How far an import is: a bar with rate and time left on a terminal, a line now and then elsewhere.
///
/// The bar takes one line of the terminal whatever its width: what has no room is left out, the
/// least wanted first.
public struct ImportBar {
  private let width: () -> Int?
  private let write: (String) -> Void
  private var shown = 0.0
  private var hasBar = false
  private var saidStopping = false

  /// Makes one that has shown nothing.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal, asked for each time; nil where there is none.
  ///   - write: writes a text as it is.
  public init(width: @escaping () -> Int?, _ write: @escaping (String) -> Void) {
    self.width = width
    self.write = write
  }

  /// Shows how far it is, ten times a second on a terminal and each ten seconds elsewhere.
  public mutating func show(_ progress: ImportProgress) {
    let columns = width()
    guard progress.seconds - shown >= (columns == nil ? 10 : 0.1) else { return }
    shown = progress.seconds
    guard let columns else {
      return write(Self.parts(progress).map(\.text).joined(separator: "  ") + "\n")
    }
    hasBar = true
    write("\r" + Self.line(progress, columns: columns) + "\u{1B}[K")
  }

  /// Says once that the import is stopping.
  public mutating func showStopping() {
    guard !saidStopping else { return }
    end()
    saidStopping = true
    write("stopping: documents that were begun are finished and kept\n")
  }

  /// Takes the bar away.
  public mutating func end() {
    if hasBar { write("\r\u{1B}[K") }
    hasBar = false
  }

  /// The line of a terminal, which stays shorter than it, so that it never wraps.
  static func line(_ progress: ImportProgress, columns: Int) -> String {
    let room = max(4, columns - 1)
    var rest = room
    let all = parts(progress)
    var kept: [Int] = []
    for index in all.indices.sorted(by: { all[$0].rank < all[$1].rank }) {
      let need = all[index].text.utf8.count + (kept.isEmpty ? 0 : 2)
      guard need <= rest else { continue }
      kept.append(index)
      rest -= need
    }
    var line = kept.sorted().map { all[$0].text }.joined(separator: "  ")
    if rest >= 9 {
      let cells = min(20, rest - 1)
      let done = Int(Double(cells) * share(progress))
      line =
        String(repeating: "█", count: done) + String(repeating: "░", count: cells - done) + " "
        + line
      rest -= cells + 1
    }
    if rest >= 10, !progress.name.isEmpty {
      line += "  " + end(of: DisplayWidth.safe(progress.name), columns: rest - 2)
    }
    return line
  }

  /// Percent, documents, rate and time left, with how much each is wanted.
  private static func parts(_ progress: ImportProgress) -> [(text: String, rank: Int)] {
    var parts = [
      ("\(Int(share(progress) * 100)) %", 0),
      ("\(progress.documents)/\(progress.documentTotal) documents", 2),
      ("\(ImportSeconds.tenths(progress.rate / 1e6)) MB/s", 3),
    ]
    if let left = progress.secondsLeft { parts.append(("\(ImportSeconds.words(left)) left", 1)) }
    return parts
  }

  private static func share(_ progress: ImportProgress) -> Double {
    progress.byteTotal > 0 ? min(1, Double(progress.bytes) / Double(progress.byteTotal)) : 0
  }

  /// The end of a name, which tells it from others, in so many columns.
  private static func end(of name: String, columns: Int) -> String {
    guard DisplayWidth.of(name) > columns else { return name }
    var (tail, used) = ([Character](), 1)
    for character in name.reversed() {
      let step = DisplayWidth.of(character)
      if used + step > columns { break }
      tail.append(character)
      used += step
    }
    return "…" + String(tail.reversed())
  }
}

/// Seconds and rates in words.
public enum ImportSeconds {
  /// A measured number with one digit behind the point.
  public static func tenths(_ value: Double) -> String {
    let tenths = Int(max(0, min(value, 1e15)) * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Whole seconds, from a minute on with minutes, from an hour on with hours.
  static func words(_ seconds: Double) -> String {
    let whole = Int(max(0, min(seconds, 1e9)).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
