import Foundation
import HanCorpus
import Testing

/// Measures reading on one core: `SPEED=1 swift test -c release --filter readingSpeed`.
@Test(.enabled(if: ProcessInfo.processInfo.environment["SPEED"] != nil))
func readingSpeed() throws {
  let all = try Files.reports()
  var joined: [UInt8] = []
  for (_, bytes) in all { joined += bytes + [0x0A] }
  let reader = DocumentReader()
  var best = (one: 0.0, many: 0.0)
  for _ in 0..<9 {
    var start = clock()
    let document = try reader.read(joined, name: "all")
    let one = Double(joined.count) / 1e6 / (Double(clock() - start) / Double(CLOCKS_PER_SEC))
    start = clock()
    var sentences = 0
    for (name, bytes) in all { sentences += try reader.read(bytes, name: name).sentences.count }
    let many = Double(joined.count) / 1e6 / (Double(clock() - start) / Double(CLOCKS_PER_SEC))
    best = (max(best.one, one), max(best.many, many))
    #expect(!document.sentences.isEmpty && sentences > 0)
  }
  print("reading: \(joined.count) bytes, one document \(best.one) MB/s, by file \(best.many) MB/s")
}

/// Cost of hostile inputs at two sizes: the rates must be alike.
@Test(.enabled(if: ProcessInfo.processInfo.environment["SPEED"] != nil))
func hostileSpeed() throws {
  let reader = DocumentReader(areaFinder: CatalogAreaFinder())
  let only = ProcessInfo.processInfo.environment["PATTERN"]
  for pattern in AdversarialTests.patterns where only == nil || only == pattern {
    let rates = try [1 << 18, 1 << 22].map { size in
      let bytes = AdversarialTests.filled(pattern, size)
      let start = clock()
      _ = try reader.read(bytes, name: "x")
      return Double(bytes.count) / 1e6 / (Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    print("hostile \(pattern.debugDescription): \(rates.map { Int($0) }) MB/s")
  }
}
