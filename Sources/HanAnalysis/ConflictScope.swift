import HanBase
import HanExtract
import HanFrame

/// What a figure is said of beyond indicator, area and period, as far as its own words tell: by this
/// alone two figures of one indicator may differ and both be true.
struct ConflictScope: Hashable {
  /// What the words around a number make of it.
  struct Marks: OptionSet, Hashable {
    let rawValue: UInt8
    /// What came to it: 新增, 净增, 新登记.
    static let increment = Marks(rawValue: 1)
    /// All there ever were: 累计, 总数达.
    static let total = Marks(rawValue: 2)
    /// A part of what was said before: 其中.
    static let part = Marks(rawValue: 4)
    /// Without the change of prices: 扣除价格因素, 可比价.
    static let real = Marks(rawValue: 8)
    /// Against something else than the year before: 比“十二五”末, 较2019年.
    static let otherBase = Marks(rawValue: 16)
    /// Where a change set out: 由10.7%.
    static let origin = Marks(rawValue: 32)
  }

  /// Whether the words say that the figure is of a part, a project or another place, whatever other
  /// figures are of.
  let isPart: Bool

  /// What is measured: the indicator's id where the words are its name, else the words.
  let words: String
  let marks: Marks

  /// The scope of a row.
  init(_ query: ObservationQuery, _ row: Int32) {
    let frame = query.frame
    let id = frame.conceptNames[Int(frame.concepts[Int(row)])]
    let phrase = Self.plain(frame.phraseTexts[Int(frame.phrases[Int(row)])])
    words = phrase == id || query.catalog.isName(phrase, ofIndicator: id) ? "=" + id : phrase
    let measure = Measure(rawValue: frame.measures[Int(row)]) ?? .level
    let sentence = frame.sentenceTexts[Int(frame.sentences[Int(row)])]
    let place = sentence.firstRange(of: frame.texts[Int(row)])
    let before = sentence[..<(place?.lowerBound ?? sentence.startIndex)]
    let found = Self.marks(Self.clause(before), before, measure)
    isPart = found.contains(.part) || Self.parts.contains { before.contains($0) }
    marks = found
  }

  /// A phrase without the words for the whole of what the document is about.
  private static func plain(_ phrase: String) -> String {
    var rest = Substring(phrase)
    var goesOn = true
    while goesOn {
      goesOn = false
      for word in wholes where rest.hasPrefix(word) && rest.count > word.count {
        rest = rest.dropFirst(word.count)
        goesOn = true
      }
    }
    return String(rest)
  }

  private static let wholes = [
    "全国", "全省", "全市", "全区", "全县", "全州", "全盟", "全旗", "我国", "我省", "我市", "我区", "我县", "我州", "全年",
    "年末", "年底", "当年", "实现", "完成", "预计", "的",
  ]

  private static let cues: [(marks: Marks, words: [String])] = [
    (
      .increment,
      [
        "新增", "净增", "增加", "增长了", "减少", "新建", "新开工", "新登记", "新认定", "新获", "新注册", "新设", "新签", "新培育",
        "新发展", "新改", "新引进", "新入", "多增", "同比多", "增量",
      ]
    ),
    (.total, ["累计", "总量", "总数", "共有", "已有", "现有", "存量", "以来", "历年"]),
    (.part, ["占", "包括"]),
    (.real, ["扣除价格", "实际增长", "实际下降", "可比价", "不变价", "剔除"]),
    (.otherBase, ["比“", "较“", "比2", "较2", "两年平均", "是上", "以来"]),
  ]

  /// Words before a number that make it one of a part, a project or another place.
  private static let parts = [
    "其中", "分经济类型", "分产业", "分门类", "分行业", "分地区", "分登记", "按常住地", "项目", "工程", "新区", "片区", "启动区", "园区",
    "开发区",
    "经开区", "高新区", "自贸", "县域", "县级", "城区", "盟市", "兵团", "均增", "乡镇", "街道",
  ]

  /// The clause that ends where a number begins.
  private static func clause(_ before: Substring) -> Substring {
    let stops: Set<Character> = ["，", "。", "；", ",", ";", "！", "\n", "："]
    guard let stop = before.lastIndex(where: stops.contains) else { return before }
    let clause = before[before.index(after: stop)...]
    // 扣除价格因素，实际增长: what stands alone between commas belongs to what follows.
    guard clause.count < 8 else { return clause }
    let earlier = before[..<stop]
    let start = earlier.lastIndex(where: stops.contains).map { earlier.index(after: $0) }
    return before[(start ?? earlier.startIndex)...]
  }

  /// The marks of a clause, and of the words right before its number.
  private static func marks(
    _ clause: Substring, _ before: Substring, _ measure: Measure
  ) -> Marks {
    var marks: Marks = []
    let isGrowth = measure == .growth || measure == .averageGrowth
    for (mark, words) in cues {
      // 增加 is how a growth is said, and 占 no part of a share.
      if mark == .increment || mark == .total, isGrowth { continue }
      if mark == .real || mark == .otherBase, !isGrowth { continue }
      if words.contains(where: { clause.contains($0) }) { marks.insert(mark) }
    }
    if let last = before.last, "由从自".contains(last) { marks.insert(.origin) }
    return marks
  }
}
