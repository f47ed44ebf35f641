import ArgumentParser
import Hanalyze
#if canImport(Glibc)
  import Glibc
#endif

@main
struct HanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "hanalyze")
  @Argument var files: [String] = []
  @Option var corpus: String?

  func run() throws {
    var dates: [String: StatedMetadata] = [:]
    if let corpus, let bytes = try? slurp(corpus) {
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
        let f = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        dates[f[0]] = StatedMetadata(date: StatedMetadata.period(f[1]), area: Int32(f[2]))
      }
    }
    var json = JSONWriter(capacity: 1 << 16)
    for file in files {
      let bytes = try slurp(file)
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let document = try DocumentReader().read(bytes, name: file, stated: dates[name])
      for o in Extractor().extract(document) { o.write(to: &json); json.newline() }
    }
    print(json.text, terminator: "")
  }
  func slurp(_ path: String) throws -> [UInt8] {
    guard let f = fopen(path, "r") else { throw ValidationError("no \(path)") }
    defer { fclose(f) }
    var out: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = fread(&buffer, 1, buffer.count, f)
      if n == 0 { break }
      out += buffer[0..<n]
    }
    return out
  }
}
