#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The texts that are measured: the documents of a folder, and long documents made of them.
struct Texts {
  let names: [String]
  let files: [[UInt8]]
  var total: Int { files.reduce(0) { $0 + $1.count } }

  init(folder: String) {
    var names: [String] = []
    if let directory = opendir(folder) {
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { raw in
          raw.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name.hasSuffix(".md") || name.hasSuffix(".txt") { names.append(name) }
      }
      closedir(directory)
    }
    self.names = names.sorted()
    files = self.names.map { Self.slurp(folder + "/" + $0) }
  }

  private static func slurp(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[0..<count]
    }
  }

  /// One document of at least so many bytes, its lines taken from all documents.
  ///
  /// Lines are drawn from all documents, so a short text is like a long one; where all have been
  /// taken their digits are changed and they are taken in another order, so none stands there twice.
  func long(_ bytes: Int) -> [UInt8] {
    var lines: [ArraySlice<UInt8>] = []
    for file in files { lines += file.split(separator: 10) }
    guard !lines.isEmpty else { return [] }
    var random = UInt64(20_240_115)
    func next() -> UInt64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return random >> 33
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes + 65536)
    var round = 0
    while result.count < bytes {
      for index in lines.indices.reversed() where index > 0 {
        lines.swapAt(index, Int(next() % UInt64(index + 1)))
      }
      for line in lines where result.count < bytes {
        for byte in line {
          let isDigit = round > 0 && (49...57).contains(byte)
          result.append(isDigit ? 49 + UInt8(next() % 9) : byte)
        }
        result += [10, 10]
      }
      round += 1
    }
    return result
  }
}
