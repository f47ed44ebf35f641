import HanBase
import HanLua

/// What a script's header lets it read and write, whatever flags allow.
///
/// A header that declares any permission declares all of them, and so does that of an installed
/// script: what it does not name is refused. `-o FILE` is always the user's word. A path parameter is
/// declared as `arg.NAME`.
struct DeclaredPlaces: Sendable {
  private let header: ScriptHeader
  private let values: [String: [String]]
  private let base: String
  /// Whether the header binds the script at all.
  let isBinding: Bool

  init(_ header: ScriptHeader, _ arguments: ScriptArguments?, isInstalled: Bool) {
    self.header = header
    var values: [String: [String]] = [:]
    for (name, value) in arguments?.values ?? [] {
      values["arg." + name] = value.elements.compactMap(\.text)
    }
    self.values = values
    base = WorkingFolder.path
    isBinding =
      isInstalled
      || !(header.reads.isEmpty && header.writes.isEmpty && header.runs.isEmpty)
  }

  /// - Throws: `HanError` HA826 where the header does not name the file.
  func check(_ kind: PermissionRequest.Kind, _ path: String) throws(HanError) {
    guard isBinding else { return }
    let named =
      switch kind {
      case .read: header.reads
      case .write: header.writes
      case .run: header.runs
      }
    for place in named.map({ $0.hasSuffix("?") ? String($0.dropLast()) : $0 })
    where !["corpus", "output"].contains(place) {
      let places = values[place] ?? [place]
      if kind == .run ? places.contains(path) : places.contains(where: { covers($0, path) }) {
        return
      }
    }
    throw HanError(
      .undeclared,
      "the script's header does not declare that it \(kind.rawValue)s '\(DisplayWidth.safe(path))': "
        + "no `@\(kind.rawValue)s` names it, so no flag allows it")
  }

  /// - Throws: `HanError` HA826 where the header does not name the corpus.
  func checkCorpus() throws(HanError) {
    guard isBinding, !header.reads.contains(where: { $0 == "corpus" || $0 == "corpus?" }) else {
      return
    }
    throw HanError(
      .undeclared, "the script's header does not declare that it reads the corpus: `@reads corpus`")
  }

  private func covers(_ place: String, _ path: String) -> Bool {
    WorkingFolder.parts(path, base).starts(with: WorkingFolder.parts(place, base))
  }
}
