import Hanalyze

extension CorpusLocation {
  /// The place as scripts take it.
  var scriptPlace: CorpusPlace {
    switch kind {
    case .folder: .folder(path)
    case .file: .file(path)
    case .store: .store(path)
    }
  }
}
