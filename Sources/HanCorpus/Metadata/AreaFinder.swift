/// Finds the names of districts in text: what the reader needs of a gazetteer.
///
/// The catalogue conforms to it; the reader knows no gazetteer of its own.
public protocol AreaFinder: Sendable {
  /// The areas named in UTF-8 text, in text order, without overlaps.
  func areas(in text: UnsafeBufferPointer<UInt8>) -> [AreaMention]
  /// The six-digit code of an area stated by code, full name, name or path (`湘潭/雨湖`), or nil.
  func area(named name: String) -> Int32?
}

/// One place where a text names a district.
public struct AreaMention: Sendable, Hashable {
  /// Offset of the name's first byte.
  public var start: Int
  /// Offset after the name's last byte.
  public var end: Int
  /// The six-digit codes that the name can stand for, at least one; several for a shared name.
  public var codes: [Int32]

  /// Makes a mention.
  public init(start: Int, end: Int, codes: [Int32]) {
    self.start = start
    self.end = end
    self.codes = codes
  }
}
