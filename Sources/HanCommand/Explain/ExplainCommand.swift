import ArgumentParser
import Hanalyze

/// `hanalyze explain`: why each observation is what it is, and why other numbers are none.
struct ExplainCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show why each observation of a document is what it is.",
    discussion: """
      Each sentence that holds numbers is shown with them marked; below it, for every observation, \
      the fields with the rule that set each, the words it went by, and `guessed` or `carried` \
      where it rests on less than the words; then the numbers that were left out, and why.
      """)

  @Argument(
    help: ArgumentHelp(
      "DOC, DOC:LINE or DOC@BYTE (of the file on disk); DOC `-` is standard input.",
      discussion: "What is no file is looked for in the corpus, if that is a store."),
    completion: .file())
  var place: String

  @Option(help: "Date of the document where none is stated: YYYY, YYYY-MM or YYYY-MM-DD.")
  var date: String?

  @Option(help: "Area of the document where none is stated: code, name or path (湘潭/雨湖).")
  var area: String?

  @Option(help: "More units, indicators, places and words: a catalog.tsv.", completion: .file())
  var catalog: String?

  @Option(help: "A store that holds the document.", completion: .file())
  var corpus: String?

  func status() throws -> ExitStatus {
    let target = ExplainTarget(place) { (try? CorpusFolder($0)) != nil }
    let store = storePath(for: target.path)
    let catalog =
      try GivenCatalog.load(catalog, beside: target.path == "-" ? [] : [store ?? target.path])
      ?? .standard
    let areaFinder = CatalogAreaFinder(catalog)
    let stated = try StatedMetadata(date: date, area: area, areaFinder: areaFinder)
    let (bytes, document, corrections) = try read(target.path, stated, areaFinder, catalog)
    let span = try target.span(in: bytes, encoding: document.encoding)
    let extraction = Extractor(catalog: catalog).extract(document, keepsRejections: true)
    let explanation = Explanation(extraction, hasColor: Terminal.hasColor)
    var text = explanation.heading()
    let outcomes = corrections?.apply(to: Array(extraction), of: document).outcomes ?? []
    for outcome in outcomes { text += explanation.correction(outcome) }
    var found = false
    for index in document.sentences.indices
    where target.place == .whole || covers(document, index, span) {
      let observations = extraction.indices.filter { extraction.sentence($0) == index }
      let rejections = extraction.rejections.filter { $0.sentence == index }
      guard target.place != .whole || !observations.isEmpty || !rejections.isEmpty else { continue }
      found = true
      text += "\n"
      text += explanation.text(
        sentence: index, observations: observations, rejections: rejections)
    }
    if !found { text += "\nno sentence with numbers stands here\n" }
    try StandardOutput.write(text)
    return .done
  }

  private func read(
    _ path: String, _ stated: StatedMetadata, _ areaFinder: CatalogAreaFinder, _ catalog: Catalog
  ) throws -> ([UInt8]?, Document, CorrectionSet?) {
    let reader = DocumentReader(areaFinder: areaFinder)
    if path == "-" {
      let bytes = try DocumentFile.standardInput()
      return (bytes, try reader.read(bytes, name: "stdin", stated: stated), nil)
    }
    if let store = storePath(for: path) {
      let place = try StoredPlace(path, in: store, catalog: catalog)
      return (place.bytes, place.document, place.corrections)
    }
    let folder = try CorpusFolder(path, areaFinder: areaFinder)
    guard folder.sources.count == 1, let source = folder.sources.first else {
      throw HanError(.notADocument, "is a folder; name one document", path: path)
    }
    let bytes = try DocumentFile.bytes(source.path)
    let known = source.stated?.completed(by: stated) ?? stated
    let corrections = try CorrectionSet(beside: path, isFile: true, catalog: catalog)
    return (bytes, try reader.read(bytes, name: source.name, stated: known), corrections)
  }

  /// The store to look into, or nil where a file is meant.
  private func storePath(for path: String) -> String? {
    if corpus == nil, (try? CorpusFolder(path)) != nil { return nil }
    guard let place = try? CorpusLocation.find(corpus), place.kind == .store else { return nil }
    return place.path
  }

  /// Whether a sentence has bytes in a part of the file on disk.
  private func covers(_ document: Document, _ index: Int, _ part: Span) -> Bool {
    let sentence = document.sentences[index].span
    return sentence.range.contains { offset in
      document.map.disk(Span(offset, offset + 1)).overlaps(part)
    }
  }
}
