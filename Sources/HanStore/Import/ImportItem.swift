import HanBase
import HanCorpus
import HanFrame

/// A document to be imported: where its bytes are and what is known of it.
struct ImportItem: Sendable {
  /// Where the bytes are.
  enum Content: Sendable {
    case file(String)
    case bytes([UInt8])
    /// They could not be had.
    case failure(HanError)
  }

  /// Absolute path, with `#MEMBER` for parts of files.
  var identity: String
  /// The name that it will have.
  var name: String
  var stated: StatedMetadata?
  var content: Content
  /// About how many bytes it has.
  var byteCount: Int
  /// Whether it is text whatever its name says.
  var isPlain = false
}

/// What became of an item in a worker.
enum ImportOutcome: Sendable {
  case prepared(PreparedDocument)
  case unchanged(byteCount: Int)
  case failed(path: String, error: HanError, byteCount: Int)
  /// The columns of documents that a worker prepared before.
  case columns(FreshColumns)
}

/// Tells whether a document changed.
enum ContentHash {
  /// The hash of a document's bytes and of what is stated about it: 32 hexadecimal digits.
  static func of(_ bytes: [UInt8], stated: StatedMetadata?) -> String {
    var words = ""
    if let stated {
      words =
        [
          stated.title ?? "", stated.date?.start?.iso ?? "", stated.date?.end?.iso ?? "",
          stated.area.map { String($0) } ?? "", stated.source ?? "",
        ].joined(separator: "\u{1F}")
    }
    let seed = Array(words.utf8).withUnsafeBytes { XXHash64.hash($0) }
    return bytes.withUnsafeBytes { raw in
      hex(XXHash64.hash(raw, seed: seed)) + hex(XXHash64.hash(raw, seed: ~seed))
    }
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
