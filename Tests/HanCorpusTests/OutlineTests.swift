import Foundation
import HanCorpus
import Testing

/// Writes outlines of documents to a folder, for reading: `OUTLINES=folder swift test`.
@Test(.enabled(if: ProcessInfo.processInfo.environment["OUTLINES"] != nil))
func writeOutlines() throws {
  let folder = try #require(ProcessInfo.processInfo.environment["OUTLINES"])
  let reader = DocumentReader(areaFinder: CatalogAreaFinder())
  for (name, bytes) in try Files.seeds() + Files.reports() {
    let document = try reader.read(bytes, name: name)
    try document.outline.write(
      toFile: folder + "/" + name + ".outline", atomically: true, encoding: .utf8)
  }
}
