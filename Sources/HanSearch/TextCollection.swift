import HanBase
import HanCorpus

/// The clean texts of many documents in one block of memory, for searching and counting.
///
/// Between two documents stands a byte that no text holds, so that nothing is found across them. It
/// keeps the way back to the files only where it was asked to; it is *not* a store.
public struct TextCollection: Sendable {
  /// What is known of a document of the collection.
  public struct Entry: Sendable {
    /// Its name.
    public let name: String
    /// Title, date, area and source.
    public let metadata: Metadata
    /// Where its text lies in the block.
    public let range: Range<Int>
    /// The way from its clean text to the file on disk.
    public let map: OffsetMap
    /// Where sections other than prose lie, with their kinds, by bytes of its clean text.
    public let sections: [(span: Span, kind: Section.Kind)]
  }

  /// What stands between documents: no byte of UTF-8.
  static let separator: UInt8 = 0xFF
  /// All texts, each with a separator behind it.
  public private(set) var bytes: [UInt8] = []
  /// The documents, in the order in which they were added.
  public private(set) var entries: [Entry] = []

  /// Makes a collection without documents.
  public init() {}

  /// Adds a document's text.
  public mutating func append(_ document: Document) {
    let start = bytes.count
    bytes += document.text
    entries.append(
      Entry(
        name: document.name, metadata: document.metadata, range: start..<bytes.count,
        map: document.map, sections: document.sections.map { ($0.span, $0.kind) }))
    bytes.append(Self.separator)
  }

  /// Adds the words of a document's sections of some kinds, for counting; no kinds stand for all.
  ///
  /// Places in such a text lead nowhere: search whole documents.
  public mutating func append(_ document: Document, sections kinds: Set<Section.Kind>) {
    guard !kinds.isEmpty else { return append(document) }
    let start = bytes.count
    for section in document.sections where kinds.contains(section.kind) {
      bytes += document.text[section.span.range]
      bytes.append(0x0A)
    }
    entries.append(
      Entry(
        name: document.name, metadata: document.metadata, range: start..<bytes.count,
        map: document.map, sections: []))
    bytes.append(Self.separator)
  }

  /// Makes room for so many bytes of text.
  public mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// The index of the document that a byte of the block belongs to.
  func entry(at offset: Int) -> Int {
    var (low, high) = (0, entries.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if entries[middle].range.lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The words of a document of the collection.
  public func text(_ index: Int) -> String {
    String(decoding: bytes[entries[index].range], as: UTF8.self)
  }
}
