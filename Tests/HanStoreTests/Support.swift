import Foundation
import HanBase
import HanCorpus
import HanExtract
import HanFrame
import HanStore

/// A folder that goes away with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "hanstore-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var store: String { path + "/test.db" }

  func write(_ name: String, _ text: String) throws {
    try write(name, Data(text.utf8))
  }

  func write(_ name: String, _ data: Data) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }
}

/// The package's folder.
let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

/// The five documents that come with the package.
let seedFolder = packageFolder + "/seeds"

/// A made-up report of a district, with figures that differ by `number`.
func report(_ number: Int, sentences: Int = 12) -> String {
  var text = "# 雨湖区2024年政府工作报告\n\n"
  for index in 0..<sentences {
    text +=
      "2024年，全区实现地区生产总值\(number + index).\(index % 10)亿元，同比增长\(index % 9 + 1).\(number % 10)%。"
      + "城镇新增就业\(1000 + number + index)人。\n\n"
  }
  return text
}

/// All of an observation as words, for comparing.
func words(_ one: Observation) -> String {
  var json = JSONWriter()
  one.write(to: &json)
  return json.text + one.title + one.section + (one.encoding ?? "")
    + one.derivation.joined(separator: ",") + one.certainty.map(\.name).joined()
    + one.published.sdmx
}

/// The rows of a frame as words, in an order that does not depend on when documents were written.
func words(_ frame: ObservationFrame) -> [String] {
  (0..<frame.count).map { row in
    frame.observation(row).map(words) ?? "?"
  }.sorted()
}
