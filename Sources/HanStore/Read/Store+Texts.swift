import HanBase
import HanSearch

extension Store {
  /// The texts of all documents, or of those named, for searching and counting.
  ///
  /// - Throws: `HanError` HA403, HA404, HA408 or HA410.
  public func texts(documents names: Set<String>? = nil) throws(HanError) -> TextCollection {
    let all = try documents()
    var texts = TextCollection()
    texts.reserveCapacity(
      all.reduce(0) { names?.contains($1.name) ?? true ? $0 + $1.byteCount + 1 : $0 })
    try forEachDocument(named: names) { texts.append($0) }
    return texts
  }
}
