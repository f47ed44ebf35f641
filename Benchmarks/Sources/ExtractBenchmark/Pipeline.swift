import Hanalyze

/// Reading and extraction as the command does them.
struct Pipeline {
  let reader = DocumentReader(areaFinder: CatalogAreaFinder())
  let extractor = Extractor()
  let stated = StatedMetadata(date: .year(2024), area: 430_300)

  func read(_ bytes: [UInt8], _ name: String) -> Document? {
    try? reader.read(bytes, name: name, stated: stated)
  }

  /// Reads and extracts; how many observations there are.
  func extract(_ bytes: [UInt8], _ name: String) -> Int {
    guard let document = read(bytes, name) else { return 0 }
    return extractor.extract(document).count
  }
}
