import HanBase
import HanCatalog

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads the documents of a script that asks about documents, on a thread of its own, while the
/// script's interpreter is being set up.
///
/// It changes no result: everything that it makes would be made when it is first used, and what goes
/// wrong in it goes wrong again there, where it is reported. Only a small folder is read through; of a
/// larger one the files are listed. A program that ends meanwhile takes the thread along.
final class HeadStart: @unchecked Sendable {
  /// Names without which a script asks about no documents.
  private static let names = ["metrics", "corpus", "indicators", "extract"]
  /// How much text is read ahead: what takes no longer than a script is started in.
  private static let bytes = 1 << 20

  private let find: @Sendable () throws(HanError) -> CorpusPlace
  private let catalog: Catalog
  /// Written on the thread, read behind its end.
  private var read: ScriptCorpus?
  private var thread: pthread_t?

  private init(_ request: ScriptRequest) {
    find = request.corpus
    catalog = request.catalog
  }

  deinit {
    if let thread { pthread_detach(thread) }
  }

  /// Begins, where the script's text speaks of documents and a second processor is there to read them;
  /// nil where it does not.
  static func take(_ script: ScriptText, _ request: ScriptRequest) -> HeadStart? {
    guard !request.isDryRun, needsDocuments(script.text),
      sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1
    else { return nil }
    let start = HeadStart(request)
    return start.begin() ? start : nil
  }

  /// The corpus of a place, opened and read as far as it was; nil for another place than was read, and
  /// where reading failed.
  ///
  /// It waits for the thread, and gives the corpus once: then it is the caller's.
  func corpus(at place: CorpusPlace) -> ScriptCorpus? {
    guard let begun = thread else { return nil }
    pthread_join(begun, nil)
    thread = nil
    defer { read = nil }
    return read?.place == place ? read : nil
  }

  private static func needsDocuments(_ text: String) -> Bool {
    names.contains { strstr(text, $0) != nil }
  }

  private func begin() -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let own = Unmanaged.passRetained(self)
    #if canImport(Glibc)
    var started = pthread_t()
    #else
    var started: pthread_t?
    #endif
    let code = pthread_create(
      &started, &attributes,
      { argument in
        let argument: UnsafeMutableRawPointer? = argument
        if let argument { Unmanaged<HeadStart>.fromOpaque(argument).takeRetainedValue().work() }
        return nil
      }, own.toOpaque())
    guard code == 0 else {
      own.release()
      return false
    }
    thread = started
    return true
  }

  private func work() {
    guard let place = try? find() else { return }
    switch place {
    case .folder, .file: break
    case .store, .empty: return
    }
    guard let corpus = try? ScriptCorpus(place, catalog: catalog) else { return }
    if let folder = corpus.backend as? FolderBackend, folder.holdsAtMost(Self.bytes) {
      guard (try? corpus.frame()) != nil else { return }
    }
    read = corpus
  }
}
