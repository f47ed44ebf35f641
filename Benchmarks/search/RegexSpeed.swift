// Times three regular expression engines on the same lines of Chinese text: the C library's regexec
// over bytes, Swift's Regex over characters, ICU's (NSRegularExpression) over UTF-16.
//
//   swiftc -O -parse-as-library Benchmarks/search/RegexSpeed.swift -o regex && ./regex FILE [ROUNDS]
import Foundation

@main struct RegexSpeed {
  static let patterns = [
    "营商环境", "数字(经济|政府)", "增长[0-9.]+%", "[0-9.]+(亿|万亿)元", "全[省市区]第[一二三]",
  ]

  static func main() throws {
    let path = CommandLine.arguments.dropFirst().first ?? ""
    let rounds = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 3
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    bytes.append(0)
    let text = String(decoding: bytes.dropLast(), as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    let objects = lines.map { $0 as NSString }
    setlocale(LC_CTYPE, "C.UTF-8")
    print("pattern\tengine\tmatches\tMB/s")
    for pattern in patterns {
      let libc = best(rounds) { posix(pattern, bytes) }
      report(pattern, "libc regexec", libc, bytes.count)
      let expression = try Regex(pattern)
      let swift = best(rounds) { lines.reduce(0) { $0 + $1.matches(of: expression).count } }
      report(pattern, "Swift Regex", swift, bytes.count)
      let icu = try NSRegularExpression(pattern: pattern)
      let found = best(rounds) {
        objects.reduce(0) {
          $0 + icu.numberOfMatches(in: $1 as String, range: NSRange(location: 0, length: $1.length))
        }
      }
      report(pattern, "ICU (NSRegularExpression)", found, bytes.count)
    }
  }

  /// Matches line by line, each line being a part of the block.
  static func posix(_ pattern: String, _ bytes: [UInt8]) -> Int {
    var compiled = regex_t()
    guard regcomp(&compiled, pattern, REG_EXTENDED | REG_NEWLINE) == 0 else { return -1 }
    defer { regfree(&compiled) }
    return bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
      var (count, start) = (0, 0)
      while start < raw.count - 1 {
        var end = start
        while end < raw.count - 1, raw[end] != 0x0A { end += 1 }
        var from = start
        while from < end {
          var place = regmatch_t()
          place.rm_so = 0
          place.rm_eo = regoff_t(end - from)
          guard regexec(&compiled, base + from, 1, &place, 1 << 2) == 0, place.rm_eo > 0 else {
            break
          }
          count += 1
          from += Int(place.rm_eo)
        }
        start = end + 1
      }
      return count
    }
  }

  static func best(_ rounds: Int, _ work: () -> Int) -> (count: Int, seconds: Double) {
    var result = (count: 0, seconds: Double.infinity)
    for _ in 0..<rounds {
      let begin = clock()
      let count = work()
      result = (count, min(result.seconds, Double(clock() - begin) / Double(CLOCKS_PER_SEC)))
    }
    return result
  }

  static func report(
    _ pattern: String, _ engine: String, _ result: (count: Int, seconds: Double), _ size: Int
  ) {
    let rate = Double(size) / 1e6 / max(result.seconds, 1e-9)
    print("\(pattern)\t\(engine)\t\(result.count)\t\((rate * 10).rounded() / 10)")
  }
}
