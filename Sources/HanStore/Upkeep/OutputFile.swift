import Foundation
import HanBase

/// A file that appears under its name when all of it was written.
final class OutputFile {
  private let path: String
  private let partial: String
  private let handle: UnsafeMutablePointer<FILE>

  init(_ path: String) throws(HanError) {
    self.path = path
    partial = path + ".part"
    guard let handle = fopen(partial, "w") else { throw Self.failure(path) }
    self.handle = handle
  }

  func write(_ bytes: [UInt8]) throws(HanError) {
    guard fwrite(bytes, 1, bytes.count, handle) == bytes.count else { throw Self.failure(path) }
  }

  /// Ends the file and gives it its name.
  func finish() throws(HanError) {
    guard fflush(handle) == 0, fclose(handle) == 0, rename(partial, path) == 0 else {
      throw Self.failure(path)
    }
  }

  private static func failure(_ path: String) -> HanError {
    HanError(
      .exportFailed, "cannot be written", path: path, cause: String(cString: strerror(errno)))
  }
}

/// Comma-separated values as RFC 4180 has them, in UTF-8.
struct CSVLine {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  mutating func cell(_ text: String) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    let quote = UInt8(ascii: "\"")
    let special: [UInt8] = [quote, 0x2C, 0x0A, 0x0D]
    let needsQuotes = text.utf8.contains(where: special.contains)
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  mutating func end() {
    bytes.append(0x0A)
    isFirst = true
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
