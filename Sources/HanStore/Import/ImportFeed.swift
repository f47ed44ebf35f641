import Foundation
import HanBase
import HanCorpus
import HanFormats

/// Gives the workers their items: files as they are, archives and files of records taken apart.
///
/// It runs in a thread of its own; what it found out is read when that has ended, the totals also
/// before.
final class ImportFeed: @unchecked Sendable {
  private let lock = NSLock()
  private let areaFinder: any AreaFinder
  private var names = DocumentNames()
  private var documents = 0
  private var bytes = 0
  private var members: Set<String> = []
  private var broken: Set<String> = []
  private var givesNoMore = false

  init(areaFinder: any AreaFinder) { self.areaFinder = areaFinder }

  /// How many documents and bytes there are, as far as known.
  var totals: (documents: Int, bytes: Int) { lock.withLock { (documents, bytes) } }

  /// Whether all items were put into the queue.
  var hasGivenAll: Bool { lock.withLock { givesNoMore } }

  /// Whether a document of the store, with a `#` in its path, was not met in its file.
  func isGone(_ path: String, in file: String) -> Bool {
    lock.withLock { !broken.contains(file) && !members.contains(path) }
  }

  /// Puts all items into a queue, until nobody wants them any more; `names` are those taken already.
  func run(
    _ items: [ImportItem], names: DocumentNames, into queue: BoundedQueue<ImportItem>
  ) {
    lock.withLock {
      self.names = names
      documents = items.count
      bytes = items.reduce(0) { $0 + $1.byteCount }
    }
    for item in items {
      guard put(item, queue) else { return }
    }
    lock.withLock { givesNoMore = true }
  }

  private func put(_ item: ImportItem, _ queue: BoundedQueue<ImportItem>) -> Bool {
    if ArchiveReader.isArchive(item.identity) { return unpack(item, queue) }
    if RecordFile.isRecordFile(item.identity) { return splitRecords(item, queue) }
    return queue.put(names.named(item))
  }

  private func unpack(_ item: ImportItem, _ queue: BoundedQueue<ImportItem>) -> Bool {
    guard case .file(let path) = item.content else { return true }
    open(item)
    var goesOn = true
    do throws(HanError) {
      var table: CorpusTable?
      try ArchiveReader.forEachMember(of: .file(path), name: path) {
        (member, content) throws(HanError) in
        guard member.split(separator: "/").last == "corpus.tsv" else { return true }
        table = try CorpusTable(
          try content(), path: path + "#" + member, areaFinder: self.areaFinder)
        return false
      }
      try ArchiveReader.forEachMember(of: .file(path), name: path) {
        (member, content) throws(HanError) in
        guard Self.isDocument(member) else { return true }
        let file = member.split(separator: "/").last.map(String.init) ?? member
        var one = ImportItem(
          identity: item.identity + "#" + member, name: item.name + "/" + member,
          stated: table?.stated(for: member) ?? table?.stated(for: file) ?? item.stated,
          content: .bytes([]), byteCount: 0)
        do throws(HanError) {
          let bytes = try content()
          (one.content, one.byteCount) = (.bytes(bytes), bytes.count)
        } catch {
          guard error.code == .unpackedTooLarge else { throw error }
          one.content = .failure(error)
        }
        goesOn = self.add(one, queue)
        return goesOn
      }
    } catch {
      return fail(item, error, queue) && goesOn
    }
    return goesOn
  }

  private static func isDocument(_ member: String) -> Bool {
    let parts = member.split(separator: "/")
    guard let file = parts.last, !parts.contains(where: { $0.hasPrefix(".") }),
      parts.first != "__MACOSX"
    else { return false }
    return DocumentFormat.extensions.contains(DocumentFormat.ending(String(file)))
  }

  private func splitRecords(_ item: ImportItem, _ queue: BoundedQueue<ImportItem>) -> Bool {
    guard case .file(let path) = item.content else { return true }
    open(item)
    var goesOn = true
    do throws(HanError) {
      try RecordFile.forEachRecord(
        try DocumentFile.bytes(path), name: path, areaFinder: areaFinder
      ) { result in
        switch result {
        case .success(let record):
          let one = ImportItem(
            identity: item.identity + "#" + record.doc, name: record.doc,
            stated: item.stated.map { record.stated.completed(by: $0) } ?? record.stated,
            content: .bytes(record.text), byteCount: record.text.count, isPlain: true)
          goesOn = self.add(one, queue)
        case .failure(let error):
          let place = item.identity + "#line \(error.line ?? 0)"
          goesOn = self.fail(
            ImportItem(
              identity: place, name: place, content: .failure(error), byteCount: 0), error, queue)
        }
        return goesOn
      }
    } catch {
      return fail(item, error, queue) && goesOn
    }
    return goesOn
  }

  /// Takes a container itself out of the totals.
  private func open(_ item: ImportItem) {
    lock.withLock {
      documents -= 1
      bytes -= item.byteCount
    }
  }

  private func add(_ item: ImportItem, _ queue: BoundedQueue<ImportItem>) -> Bool {
    let isNew = lock.withLock {
      documents += 1
      bytes += item.byteCount
      return members.insert(item.identity).inserted
    }
    guard isNew else {
      var twin = item
      twin.content = .failure(
        HanError(.recordBroken, "stands twice in its file; the first is kept", path: item.identity))
      return queue.put(twin)
    }
    return queue.put(names.named(item), weight: 1 + item.byteCount >> 16)
  }

  private func fail(
    _ item: ImportItem, _ error: HanError, _ queue: BoundedQueue<ImportItem>
  ) -> Bool {
    lock.withLock {
      documents += 1
      broken.insert(String(item.identity.split(separator: "#", maxSplits: 1).first ?? ""))
    }
    var failed = item
    (failed.content, failed.byteCount) = (.failure(error), 0)
    return queue.put(failed)
  }
}
