import HanCatalog
import Synchronization

/// Analyzers that have read a document and wait for the next.
///
/// An analyzer's buffers and what it remembers of words are worth some ten documents' first sentences: a new
/// one for each was a hundredth of the time. Only those of the catalogue that ships are kept, and no more
/// than threads can use.
final class AnalyzerPool: Sendable {
  static let shared = AnalyzerPool()

  /// One that nobody uses; it belongs to whoever takes it out.
  private struct Idle: @unchecked Sendable {
    let analyzer: Analyzer
  }

  private let idle = Mutex<[Idle]>([])
  private static let most = 8

  /// An analyzer that is the caller's until it is given back.
  func take(_ catalog: Catalog) -> Analyzer {
    guard catalog === Catalog.standard, let idle = idle.withLock({ $0.popLast() }) else {
      return Analyzer(catalog: catalog)
    }
    return idle.analyzer
  }

  /// Keeps an analyzer that is no longer used.
  func giveBack(_ analyzer: Analyzer) {
    guard analyzer.catalog === Catalog.standard else { return }
    let one = Idle(analyzer: analyzer)
    idle.withLock { if $0.count < AnalyzerPool.most { $0.append(one) } }
  }
}
