import HanBase
import HanCorpus
import HanExtract
import HanFrame

extension ScriptSession {
  /// The words by which a field of an observation was set, or an empty text where a default was
  /// taken or the document is not at hand.
  func evidence(of rows: MetricRows, _ row: Int, field: Int) -> String {
    let frame = rows.frame
    let row = rows.frameRow(row)
    let name = frame.docNames[Int(frame.docs[row])]
    guard let extraction = extraction(of: name) else { return "" }
    let span = Span(frame.starts[row], frame.ends[row])
    guard let position = extraction.indices.first(where: { extraction.diskSpan($0) == span })
    else { return "" }
    let evidence = extraction.evidence(position)
    guard evidence.indices.contains(field) else { return "" }
    return evidence[field].words.map { extraction.document.string($0) }.joined(separator: "…")
  }

  /// The extraction of one of the corpus' documents, made again; the last one is kept.
  private func extraction(of name: String) -> Extraction? {
    if let lastExtraction, lastExtraction.document.name == name { return lastExtraction }
    guard let corpus = try? corpus(byScript: false), let index = corpus.index(of: name),
      let document = try? corpus.document(index)
    else { return nil }
    lastExtraction = Extractor(catalog: catalog).extract(document)
    return lastExtraction
  }
}

extension Extraction {
  /// Bytes of the file that an observation's number takes.
  fileprivate func diskSpan(_ position: Int) -> Span { document.map.disk(cleanSpan(position)) }
}
