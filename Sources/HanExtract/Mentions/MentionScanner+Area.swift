import HanBase
import HanCatalog

extension MentionScanner {
  /// Adds an area by its name, or by 全市 and its like.
  mutating func area(_ entry: Lexicon.Entry, _ at: Int, _ end: Int) {
    guard entry.area != 0 else {
      let code = own(at)
      guard code != 0 else { return }
      let name = catalog.fullName(code)
      add(.area, at, end) {
        $0.area = code
        $0.name = name
      }
      return
    }
    var codes = names.codes(of: words(at, end), near: context.area, in: catalog)
    if codes.isEmpty { codes = [entry.area] }
    if codes.count > 1, text.any("城区", "郊区", "矿区", at: at) != nil { return }
    let candidates = codes.map { Mention.Candidate(code: $0, name: catalog.fullName($0)) }
    add(.area, at, end) {
      if let only = candidates.first, candidates.count == 1 {
        $0.area = only.code
        $0.name = only.name
      } else {
        $0.candidates = candidates
      }
    }
  }

  /// The division that 全市, 我省 or 全区 means in a text about `context.area`; 0 where it cannot.
  private func own(_ at: Int) -> Int32 {
    if text.any("全国", "我国", at: at) != nil { return 100_000 }
    guard let area = catalog.area(context.area) else { return 0 }
    var level = -1
    if text.any("全省", "我省", "全自治区", "该省", "本省", "省内", at: at) != nil { level = 1 }
    if text.any("全州", "我州", "该州", "全盟", at: at) != nil { level = 2 }
    if text.any("全市", "我市", "该市", "本市", "市内", "市域", at: at) != nil {
      // In a county-level city, and in a municipality, 全市 is the document's own area.
      level = area.level == 1 || (area.level == 3 && area.name.hasSuffix("市")) ? area.level : 2
    }
    guard level >= 0 else { return area.code }
    var cursor = area
    for _ in 0..<5 {
      if cursor.level == level { return cursor.code }
      guard cursor.level > level, let parent = catalog.area(cursor.parent) else { return 0 }
      cursor = parent
    }
    return 0
  }
}
