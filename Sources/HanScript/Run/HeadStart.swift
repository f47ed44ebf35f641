import HanBase
import HanCatalog
import HanCorpus
import HanExtract

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Makes what a script that asks about documents will need, on a thread of its own, while its
/// interpreter is being set up: the catalogue's index, and what the extractor makes once.
///
/// It changes no result: everything that it makes would be made when it is first used. A program that
/// ends meanwhile takes the thread along.
enum HeadStart {
  /// Names without which a script asks about no documents.
  private static let names = ["metrics", "corpus", "indicators", "extract"]

  /// Begins, where the script's text speaks of documents, the catalogue is the one that ships, and a
  /// second processor is there to do it.
  static func take(_ script: ScriptText, _ request: ScriptRequest) {
    guard !request.isDryRun, request.usesStandardCatalog, needsDocuments(script.text),
      sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1
    else { return }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 2 << 20)
    let work = Unmanaged.passRetained(Work(request.corpus))
    #if canImport(Glibc)
    var thread = pthread_t()
    #else
    var thread: pthread_t?
    #endif
    let code = pthread_create(
      &thread, &attributes,
      { argument in
        let argument: UnsafeMutableRawPointer? = argument
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, work.toOpaque())
    if code != 0 { work.release() }
  }

  private static func needsDocuments(_ text: String) -> Bool {
    names.contains { strstr(text, $0) != nil }
  }

  private final class Work: Sendable {
    private let corpus: @Sendable () throws(HanError) -> CorpusPlace

    init(_ corpus: @escaping @Sendable () throws(HanError) -> CorpusPlace) { self.corpus = corpus }

    func run() {
      let catalog = Catalog.standard
      guard let place = try? corpus() else { return }
      switch place {
      case .folder, .file: break
      case .store, .empty: return
      }
      // A sentence of the usual kind meets most of what is made at first use.
      let text = "2024年，雨湖区“地区生产总值”完成100亿元，增长5.7%，新增企业3家。\n"
      let reader = DocumentReader(areaFinder: CatalogAreaFinder(catalog))
      guard let document = try? reader.read(Array(text.utf8), name: "") else { return }
      _ = Extractor(catalog: catalog).extract(document).first
    }
  }
}
