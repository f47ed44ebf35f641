import HanBase
import HanCatalog

extension ClaimReader {
  /// Where the quoted title in 授予湘潭市“全国文明城市”称号 begins: behind its holder, if it is named.
  func conferred(_ from: Int, _ limit: Int) -> Int? {
    let isPlace =
      area(at: from, limit: limit).map { $0.code != 100_000 } ?? false
      || text.any("我", "该", at: from) != nil
    if !isPlace, opensTitle(from) || skipLead(from, limit) > from { return from }
    let index = line.enclosure(from: from)
    guard index < line.enclosures.count, line.enclosures[index].kind == .quote,
      Int(line.enclosures[index].end) <= limit, Int(line.enclosures[index].start) - from <= 60
    else { return nil }
    return Int(line.enclosures[index].start)
  }

  /// Who confers: 被工信部授予, 由赛迪顾问发布的…中, 在自治区开展的…考核中，该区获评.
  func conferrer(before at: Int) -> Span {
    let clause = line.clauseStart(at)
    for word: StaticString in ["被", "由", "经"] {
      guard let open = lastFind(word, clause, at), at - open <= 60 else { continue }
      let name = trimmed(Span(open + 3, at))
      if isConferrer(name) { return name }
    }
    // 中国轻工业联合会授予…: who does it stands before.
    if text.any("授予", "命名", "表彰", at: at) != nil {
      let name = trimmed(Span(behindTimes(clause, at), at))
      if isConferrer(name), text.anyFind(["被", "由", "经"], in: name.range) == nil { return name }
    }
    // In this clause or in the one before.
    var from = clause
    var to = at
    for _ in 0..<2 {
      if let issued = text.anyFind(ClaimReader.issuing, in: from..<to),
        !text.has("组织部", at: issued)
      {
        var start = from
        if let open = lastFind("在", from, issued) ?? lastFind("由", from, issued) {
          start = open + 3
        }
        start = behindTimes(start, issued)
        let name = trimmed(Span(start, issued))
        if isConferrer(name) { return name }
      }
      let index = line.mark(from: from) - 1
      guard index >= 0, Int(line.marks[index].end) == from else { break }
      to = Int(line.marks[index].start)
      from = line.clauseStart(to)
      if from >= to { break }
    }
    return .none
  }

  private static let issuing: [StaticString] = [
    "发布", "公布", "通报", "开展", "组织", "评选", "主办", "颁发", "联合发布", "印发",
  ]

  func isConferrer(_ name: Span) -> Bool {
    guard name.count >= 6, name.count <= 75 else { return false }
    if let known = line.hit(at: Int(name.start), .issuer), known.end == name.end { return true }
    return text.anyEnds(
      [
        "部", "委", "厅", "局", "政府", "办公室", "研究院", "科学院", "智库", "顾问", "协会", "学会", "联合会", "总工会", "联盟",
        "组织",
        "大学", "集团", "杂志", "中心", "委员会", "工商联", "自治区", "省", "市", "国家", "国务院", "新华社", "日报", "基金会",
        "研究所",
      ], at: Int(name.end)) != nil && text.find("的", in: name.range) == nil
  }

  /// The body in 获自治区人民政府通报表扬.
  func commending(_ from: Int, _ to: Int) -> Span? {
    guard let verb = text.anyFind(["通报", "督查激励", "表彰", "表扬", "嘉奖"], in: from..<to) else {
      return nil
    }
    let name = Span(from, verb)
    guard name.count >= 9, name.count <= 60,
      line.enclosure(from: from) == line.enclosure(from: verb),
      text.anyEnds("政府", "委", "厅", "局", "部", "办公室", "总工会", "委员会", at: verb) != nil
    else { return nil }
    return name
  }
}
