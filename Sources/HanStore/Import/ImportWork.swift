import CMemory
import Foundation
import HanBase
import HanCatalog
import HanCorpus
import HanExtract
import HanFormats

/// The threads of an import that list, read and extract, and what lies between them and the writer.
///
/// They begin before the store is open: a new store holds nothing that they would have to know, and
/// for another they list what there is meanwhile.
final class ImportWork: Sendable {
  /// What is to be imported, as soon as it is listed.
  let list = Awaited<ImportList>()
  /// What the store holds; given by the writer unless the store is new.
  let facts = Awaited<ImportFacts>()
  /// What the workers have done.
  let done: BoundedQueue<ImportOutcome>
  let feed: ImportFeed
  private let waiting = BoundedQueue<ImportItem>(limit: 1024, producers: 1)
  private let areaFinder: CatalogAreaFinder
  private let catalog: Catalog
  private let options: ImportOptions
  private let group = DispatchGroup()

  init(_ options: ImportOptions, catalog: Catalog) {
    self.options = options
    self.catalog = catalog
    areaFinder = CatalogAreaFinder(catalog)
    feed = ImportFeed(areaFinder: areaFinder)
    done = BoundedQueue(limit: Self.backlog, producers: options.jobs)
  }

  /// Endings of files in a folder that are imported.
  private static let extensions = DocumentFormat.extensions.union([
    "zip", "tar", "gz", "tgz", "jsonl", "ndjson", "csv",
  ])
  /// So many bytes of documents may wait for the writer.
  private static let backlog = 32 << 20
  /// So many bytes of the heap are readied for a thread, which is what glibc gives one at first.
  private static let share = 60 << 20

  /// Starts the threads.
  func start(_ paths: [String], isNew: Bool) {
    thread { [self] in
      let found = ImportList(paths, areaFinder: areaFinder, extensions: Self.extensions)
      list.give(found)
      if isNew {
        facts.give(
          ImportFacts(
            known: KnownDocuments(),
            corrections: CorrectionSet(found.allCorrections, catalog: catalog)))
      }
      if options.stop?.isRequested == true { stop() }
      if let facts = facts.wait() {
        feed.run(found.items, names: facts.known.names, into: waiting)
      }
      waiting.finish()
    }
    han_memory_prepare(2 * Self.share)
    let left = LeftColumns(workers: options.jobs, large: options.columnLimit / 4)
    let extractor = Extractor(catalog: catalog)
    for _ in 0..<options.jobs {
      thread { [self] in
        defer { done.finish() }
        han_memory_prepare(Self.share)
        guard let facts = facts.wait() else { return }
        ImportWorker(
          reader: DocumentReader(areaFinder: areaFinder), extractor: extractor,
          claims: options.findsClaims ? ClaimFinder(catalog: catalog) : nil,
          program: options.mark(catalog), facts: facts, columnLimit: options.columnLimit
        ).run(waiting, done, left)
      }
    }
  }

  /// Begins no more documents; those begun are finished.
  func stop() { waiting.cancel() }

  /// Ends all threads, whatever they are at, and waits for them.
  func end() {
    list.giveUp()
    facts.giveUp()
    waiting.cancel()
    done.cancel()
    group.wait()
  }

  private func thread(_ body: @escaping @Sendable () -> Void) {
    group.enter()
    let group = group
    let thread = Thread {
      body()
      group.leave()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }
}
