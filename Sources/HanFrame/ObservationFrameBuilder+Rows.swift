import HanBase

extension ObservationFrameBuilder {
  /// Makes areas known in the order of a frame of more rows, and documents with the division that they
  /// are about, before any row of them is added.
  ///
  /// What is asked of a frame beyond its rows (which documents there are, which name of an area comes
  /// first) is the same then, whichever rows are added.
  ///
  /// - Parameters:
  ///   - frame: A frame that holds areas and documents; its rows do not matter.
  ///   - areaIDs: Its areas, in their order.
  ///   - docIDs: Its documents, in their order.
  ///   - documentAreas: For each of its documents the division that it is about, or 0.
  public mutating func register(
    _ frame: ObservationFrame, areas areaIDs: [Int32], documents docIDs: [Int32],
    documentAreas: [Int32]
  ) {
    let source = frame.columns
    for id in areaIDs.lazy.map(Int.init) {
      _ = areaID(code: source.areaCodes[id], name: source.areaNames[id])
    }
    for doc in docIDs.lazy.map(Int.init) {
      let key = DocumentKey(
        name: source.docNames[doc], title: source.docTitles[doc],
        encoding: source.docEncodings[doc], published: frame.published(doc: Int32(doc)))
      _ = documentID(key, area: documentAreas[doc])
    }
  }

  /// Adds some rows of a frame, which ascend, with their marks of repeats: the frame knows all rows of
  /// their documents, the builder need not.
  public mutating func append(_ frame: ObservationFrame, at rows: [Int32]) {
    markRepeats()
    var first = 0
    while first < rows.count {
      var next = first + 1
      while next < rows.count, rows[next] == rows[next - 1] + 1 { next += 1 }
      let run = Int(rows[first])..<Int(rows[next - 1]) + 1
      append(frame, rows: run)
      flags.append(contentsOf: frame.flags.values[run.clamped(to: 0..<frame.count)])
      first = next
    }
  }
}
