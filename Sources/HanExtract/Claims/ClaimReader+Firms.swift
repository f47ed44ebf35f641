import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: names of firms

  static let namedEnds: [StaticString] = [
    "有限责任公司", "有限公司", "公司", "集团", "股份", "重工", "实业", "控股", "科技", "电气", "机械", "钢铁", "光电", "光伏", "生物",
    "食品",
    "电子", "能源", "新材", "重机", "股份公司", "制药", "农机", "汽车", "米业", "药业", "茶业", "酒业", "乳业", "矿业", "铝业",
    "锂业",
    "牧业", "种业", "纸业", "油业", "水产", "粮油", "农业", "林业", "材料", "轻机", "时代", "精工", "动力", "智造", "农牧", "合作社",
  ]

  /// What ends a firm's name as often as it names a trade: 峰飞航空, 精细化工.
  private static let tradeEnds: [StaticString] = [
    "航空", "航天", "化工", "医药", "医疗", "通信", "光学", "精密", "半导体", "微电子", "软件", "环保", "水泥", "建材", "陶瓷",
    "家居", "服饰", "纺织", "服装", "玻璃", "稀土", "硅业", "磁材", "电池", "储能", "风电", "电缆", "线缆", "电力", "电机",
    "装备", "机床", "机器人", "轴承", "阀门", "船舶", "客车", "轮胎", "橡胶", "包装", "饲料", "肉食", "菌业", "蜂业", "果业",
    "果蔬", "畜牧", "饮料", "饮品", "糖业", "置业", "物流", "供应链", "商贸", "石化", "焦化", "煤业", "黄金", "冶金", "特钢",
    "铜业", "钛业", "镁业", "电器", "重装", "卫浴", "照明", "化纤", "智能",
  ]

  /// What trades begin with.
  private static let trades = WordSet(
    "现代", "特色", "精细", "生态", "绿色", "有机", "智慧", "数字", "高效", "传统", "循环", "优势", "畜牧", "水产", "种植",
    "养殖", "生物", "高端", "智能", "电子", "纺织", "冷链", "工程", "石油", "新型", "新能源", "农产品", "农副产品", "食品",
    "建筑", "钢铁", "有色", "装备", "化工", "通用", "医疗", "医药", "低空", "民用", "商业", "轨道", "海洋", "煤", "盐", "磷",
    "精密", "半导体", "光学", "节能", "国内", "全国", "全省", "本地", "当地", "大型", "工业", "动力", "锂", "商贸", "家用")

  /// Where the firm's name ends that begins at an offset.
  func firmEnd(_ from: Int, _ limit: Int) -> Int? {
    for word in ClaimReader.namedEnds {
      guard let end = nameEnd(word, from, limit) else { continue }
      if isOver(end, limit) { return end }
      if text.any(ClaimReader.firmWords, at: end - word.utf8CodeUnitCount) != nil { return end }
    }
    if text.any(ClaimReader.trades, at: from) == nil {
      for word in ClaimReader.tradeEnds {
        if let end = nameEnd(word, from, limit), isOver(end, limit) { return end }
      }
    }
    return actorEnd(from, limit)
  }

  /// Where a name ends with a word, if no verb and no 的 stands in it.
  private func nameEnd(_ word: StaticString, _ from: Int, _ limit: Int) -> Int? {
    guard let found = text.find(word, in: from..<limit), found - from >= 6 else { return nil }
    let end = found + word.utf8CodeUnitCount
    let isPlain = line.hits(in: from..<found).allSatisfy {
      $0.roles.isDisjoint(with: [.verb, .govern, .objectStop, .goal])
    }
    return isPlain && text.find("的", in: from..<end) == nil ? end : nil
  }

  /// What ends a firm's name whatever follows; 科技 may go on as 科技创新.
  private static let firmWords = WordSet(
    "有限", "公司", "集团", "股份", "实业", "控股", "重工", "重机", "制药", "农机", "米业", "药业", "茶业", "酒业", "乳业", "矿业",
    "铝业",
    "锂业", "种业", "纸业", "油业", "轻机", "精工", "智造", "农牧", "合作社")

  private func isOver(_ end: Int, _ limit: Int) -> Bool {
    end >= limit || line.hit(at: end, [.phraseStop, .objectStop, .verb, .founded, .goal]) != nil
      || text.any(ClaimReader.behindNames, at: end) != nil
  }

  private static let behindNames = WordSet(
    "的", "等", "和", "带", "去", "今", "投", "已", "正", "以", "年", "引", "牵", "率", "拿", "把", "也", "就", "还",
    "不", "来", "与",
    "给", "靠", "凭", "用", "入", "落", "扩", "增", "（", "(", "做强", "做大", "做优", "填补", "达产", "获批", "获评",
    "荣获",
    "董事长", "总经理", "负责人", "现已", "目前", "将")

  /// 链主企业创维光显带动…: a name without a firm's end before what only a body does.
  private func actorEnd(_ from: Int, _ limit: Int) -> Int? {
    guard text.any(ClaimReader.noActors, at: from) == nil else { return nil }
    for word: StaticString in [
      "带动", "牵头", "投资", "落户", "入驻", "领办", "的带动", "联合", "共建", "共同", "合作", "携手", "率先", "主导", "发起",
      "斥资",
    ] {
      if let end = actorEnd(word, from, limit) { return end }
    }
    // 支持龙头企业鲁普耐特做大做强; 兼并重组做大做强 names nobody.
    for word: StaticString in ["做大", "做强", "做优", "填补", "增资", "扩产", "技改", "达产"] {
      if let end = actorEnd(word, from, limit),
        text.anyFind(ClaimReader.growing, in: from..<end) == nil
      {
        return end
      }
    }
    return nil
  }

  private func actorEnd(_ word: StaticString, _ from: Int, _ limit: Int) -> Int? {
    guard let end = text.find(word, in: from..<limit), end - from >= 9, end - from <= 24 else {
      return nil
    }
    let isPlain = line.hits(in: from..<end).allSatisfy {
      $0.roles.isDisjoint(with: [.verb, .govern, .objectStop, .goal, .codeWord])
    }
    return isPlain && text.find("的", in: from..<end) == nil ? end : nil
  }

  /// How firms grow, and what of them does.
  private static let growing: [StaticString] = [
    "兼并", "重组", "抱团", "裂变", "深度", "融合", "延伸", "拓展", "创新", "转型", "升级", "改造", "扩大", "增强", "持续", "稳步",
    "尽快", "迅速", "加速", "围绕", "聚焦", "立足", "依托", "协同", "互补", "科技", "研发", "品牌", "项目", "技术", "资金", "市场",
    "规模", "加工", "种植", "养殖", "经营", "发展", "一体", "优势", "资源", "产业", "农业", "全力", "逐步", "不断", "进一步", "扩能",
    "上市", "企业", "本土", "联农",
  ]

  private static let noActors = WordSet(
    "的", "和", "数", "等", "与", "为", "在", "对", "来", "作", "示", "辐", "发", "集", "引", "培", "建", "加", "不",
    "少", "较", "实", "总",
    "产", "及", "以", "并", "也", "都", "将", "要", "可", "能", "会", "有", "是", "成", "通", "积", "主", "从", "到",
    "向", "相", "先", "陆",
    "纷", "强", "优", "外", "进", "项", "或", "把", "让", "给", "中", "多", "达", "核", "领", "头", "带", "技", "自",
    "开", "推", "充")
}
