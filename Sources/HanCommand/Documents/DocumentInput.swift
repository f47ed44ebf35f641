import ArgumentParser
import Hanalyze

/// What the arguments of a command are.
enum InputKind: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// Documents, folders of them, or `-` for one document from standard input.
  case documents
  /// Streams of `{"doc","text","date"?,"area"?}`.
  case jsonl
  /// Lists of paths of documents, one a line.
  case paths
}

/// One document to be read, or the reason why there is none.
enum DocumentInput: Sendable {
  /// A file.
  case source(CorpusSource)
  /// One document from standard input.
  case standardInput(name: String, stated: StatedMetadata)
  /// A line of a stream of records.
  case record(LineReader.Line, stream: String)
  /// What prevents a document.
  case failure(HanError)
  /// What was noticed while looking for documents.
  case diagnostics([Diagnostic])
}

/// Gives the documents that the arguments of a command name, one after the other.
///
/// Folders and streams are opened when it is their turn; one that cannot be is a `failure` and the
/// rest goes on.
struct DocumentInputs: IteratorProtocol {
  let kind: InputKind
  let areaFinder: CatalogAreaFinder
  /// What a document from standard input is called.
  let name: String
  /// What holds for documents of which nothing else is stated.
  let stated: StatedMetadata
  private var paths: ArraySlice<String>
  private var sources: ArraySlice<CorpusSource> = []
  private var lines: LineReader?

  init(
    _ paths: [String], kind: InputKind, name: String, stated: StatedMetadata,
    areaFinder: CatalogAreaFinder
  ) {
    self.paths = paths[...]
    self.kind = kind
    self.name = name
    self.stated = stated
    self.areaFinder = areaFinder
  }

  mutating func next() -> DocumentInput? {
    do throws(HanError) {
      while true {
        if let source = sources.popFirst() { return .source(completed(source)) }
        if let line = try nextLine() {
          if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 9 }), !line.isTooLong { continue }
          if kind == .jsonl { return .record(line, stream: lines?.name ?? "") }
          if let found = try open(String(decoding: line.bytes, as: UTF8.self)) { return found }
          continue
        }
        guard let path = paths.popFirst() else { return nil }
        if kind != .documents {
          lines = try LineReader(path)
        } else if path == "-" {
          return .standardInput(name: name, stated: stated)
        } else if let found = try open(path) {
          return found
        }
      }
    } catch {
      return .failure(error)
    }
  }

  private mutating func nextLine() throws(HanError) -> LineReader.Line? {
    do throws(HanError) {
      if let line = try lines?.next() { return line }
      lines = nil
      return nil
    } catch {
      lines = nil
      throw error
    }
  }

  /// Lists the documents under a path; gives what was noticed, if anything.
  private mutating func open(_ path: String) throws(HanError) -> DocumentInput? {
    let folder = try CorpusFolder(path, areaFinder: areaFinder)
    sources = folder.sources[...]
    return folder.diagnostics.isEmpty ? nil : .diagnostics(folder.diagnostics)
  }

  private func completed(_ source: CorpusSource) -> CorpusSource {
    guard stated != StatedMetadata() else { return source }
    return CorpusSource(
      path: source.path, name: source.name, stated: source.stated?.completed(by: stated) ?? stated)
  }
}
