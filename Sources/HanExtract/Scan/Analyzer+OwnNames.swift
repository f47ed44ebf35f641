import HanBase
import HanCatalog

/// Counties by their bare names where only a place can stand: 安吉去年…, 在安吉，…, 安吉力争…, 安吉：….
extension Analyzer {
  /// Whether two characters that open a clause, or stand behind its time, go on as a county's name does.
  ///
  /// Behind any county's name may stand a verb or a figure, and when it was or what it plans; a name that means nothing else
  /// (安吉白茶产量) may go on as it likes, but not as the names of streets and schools do.
  func goesOnAsCounty(_ start: Int, _ end: Int) -> Bool {
    if isBehindName(end) { return true }
    guard text[end] >= 0xE2 else { return false }
    if let when = text.any(Analyzer.tellingWhen, at: end) {
      return !isNoSubject(start) || text.any(Analyzer.onlyOfPlaces, at: end + when) != nil
    }
    // 安吉：科创新城: a line of the place.
    if text.has("：", at: end) { return opensLineOfText(start) && !isNoSubject(start) }
    return text.any(Analyzer.ownNames, at: start) == 6 && goesOnFreely(end)
  }

  /// 平原(GDP)130亿元, 江山(去年GDP)110亿元: whether what only places have stands behind a name that is a word far oftener.
  func tellsOfPlaces(_ end: Int) -> Bool {
    !text.ends("比如", at: end)
      && text.any(Analyzer.onlyOfPlaces, at: end + (text.any(Analyzer.tellingWhen, at: end) ?? 0))
        != nil
  }

  private static let onlyOfPlaces = WordSet(
    "GDP", "地区生产总值", "生产总值", "一般公共预算", "常住人口", "社会消费品零售总额", "固定资产投资", "财政总收入")

  /// Whether a name that means nothing else is not the beginning of a longer one: 永康路, 南安人, 安吉大道.
  private func goesOnFreely(_ end: Int) -> Bool {
    text[end] >= 0xE4 && text.any(often.nameTails, at: end) == nil
      && text.any(Analyzer.tailsOfNames, at: end) == nil
      && lexicon.match(text.base + end - 3, sentenceEnd - end + 3).index < 0
  }

  /// 在安吉，去年…; 而东阳去年…: where a county would begin behind the word that leads a clause to it.
  @inline(__always)
  func behindLead(_ start: Int) -> Int { start + (text.any(Analyzer.leadsToPlace, at: start) ?? 0) }

  /// 在(安吉)，…; 以(安吉)为例: whether a name stands alone behind such a word.
  func standsAlone(_ start: Int, _ end: Int) -> Bool {
    text.anyEnds("在", "看", "走进", "来到", "以", at: start) != nil
      && text.any("，", ",", "。", "为例", at: end) != nil && !isNoSubject(start)
  }

  /// The same of a district by its bare name, whose clause is no more than that.
  func opensClauseAlone(_ start: Int, _ end: Int) -> Bool {
    standsAlone(start, end)
      && (sentenceStart..<start).contains {
        $0 + 9 >= start && behindLead($0) == start
          && ($0 == sentenceStart || text.anyEnds("，", "；", "。", "：", at: $0) != nil)
      }
  }

  private static let leadsToPlace = WordSet(
    "在", "而", "同样在", "再看", "走进", "来到", "以", "如")

  /// Whether a time ends where a name begins: 2023年(安吉)GDP.
  func standsBehindTime(_ start: Int) -> Bool {
    tokens.count > 0 && tokens[tokens.count - 1].kind == .time
      && Int(tokens[tokens.count - 1].end) == start
  }

  private func opensLineOfText(_ start: Int) -> Bool {
    start == sentenceStart && (start == 0 || text[start - 1] == 10)
  }

  /// Whether two characters are a word of the language far oftener than the county.
  func isNoSubject(_ start: Int) -> Bool {
    text.any(Analyzer.plainWords, at: start) == 6 || text.any(Analyzer.plainerWords, at: start) == 6
  }

  /// By what a clause goes on behind the name of a place: when, and what it has in mind.
  private static let tellingWhen = WordSet(
    "去年", "今年", "前年", "上年", "当年", "全年", "年内", "年均", "上半年", "下半年", "前三季度", "前两季度", "前两个月", "前三个月",
    "前四个月", "前五个月", "前七个月", "前八个月", "前十个月", "前十一个月", "前2", "前3", "前4", "前5", "前7", "前8", "前1",
    "一季度", "二季度", "三季度", "四季度", "首季", "近年", "近三年", "近五年", "近两年", "近3年", "近5年", "过去五年", "力争", "计划",
    "预计",
    "拟", "争取", "明年", "全县", "全市", "二〇", "“十四五”", "“十三五”", "人均")

  /// Words that open clauses and are counties as well, besides those that are hardly ever counties.
  private static let plainerWords = WordSet(
    "太湖", "洪湖", "庐山", "东海", "清河", "沙河", "赤水", "石门", "龙门", "比如", "延长", "合作", "共和", "南部", "朝阳", "大关",
    "集贤", "大方", "方正", "金沙", "新星", "民乐", "江口", "河口", "湖口",
    "洞口",
    "城口", "无极", "永久", "双湖", "定日", "日土", "色达", "交口", "长子", "开放", "乐业", "当阳", "白玉", "小金", "九龙", "温泉")

  /// What makes a county's name the beginning of another name.
  private static let tailsOfNames = WordSet(
    "山", "河", "湖", "江", "岛", "港", "寺", "塔", "桥", "溪", "岭", "峡", "古", "街", "门", "城", "关", "村", "镇",
    "乡", "路",
    "人", "县", "市", "区", "旗", "先生", "女士", "公司", "集团", "股份", "科技", "公园", "水库", "电站", "电厂", "景区", "园区",
    "矿",
    "堂", "里", "路", "道", "庄", "坊", "居", "楼", "广场", "花园", "家园", "新村", "小区", "特", "尔", "达", "娜", "斯",
    "说", "表示", "介绍",
    "光", "度", "年轻", "年就业", "化工", "药业", "酒业", "乳业", "汽车", "地产", "医药", "重工", "支行", "分行", "支公司", "地区",
    "州", "盟", "自治")

  /// Counties' short names that mean nothing else.
  private static let ownNames = WordSet(
    "井陉", "高邑", "深泽", "迁安", "昌黎", "武安", "定兴", "望都", "康保", "阳原", "隆化", "平泉", "盐山", "南皮", "永清", "香河",
    "清徐", "阳曲",
    "阳高", "左云", "武乡", "灵石", "万荣", "稷山", "平陆", "静乐", "安泽", "交城", "石楼", "宁城", "开鲁", "五原", "化德", "商都",
    "凉城", "丰镇",
    "北镇", "西丰", "昌图", "开原", "建平", "建昌", "兴城", "德惠", "永吉", "双辽", "东丰", "东辽", "通榆", "和龙", "汪清", "延寿",
    "五常", "依安",
    "泰来", "密山", "同江", "富锦", "海林", "东宁", "兰西", "海伦", "海安", "涟水", "建湖", "宝应", "安吉", "兰溪", "东阳", "永康",
    "常山",
    "开化", "仙居", "松阳", "庆元", "长丰", "南陵", "凤台", "桐城", "全椒", "蒙城", "利辛", "石台", "宁国", "广德", "连江",
    "永泰", "仙游", "明溪", "宁化", "泰宁", "建宁", "惠安", "安溪", "永春", "德化", "南安", "云霄", "政和", "武平", "周宁", "福安",
    "福鼎",
    "进贤", "乐平", "上栗", "武宁", "信丰", "大余", "上犹", "崇义", "安远", "全南", "会昌", "石城", "万安", "安福", "永新", "上高",
    "宜丰", "丰城", "高安", "南丰", "崇仁", "宜黄", "金溪", "资溪", "玉山", "德兴", "平阴", "平度", "龙口", "海阳", "昌乐",
    "安丘", "昌邑", "金乡", "五莲", "平邑", "庆云", "武城", "阳信", "成武", "新密", "通许", "宜阳", "伊川", "汤阴", "内黄", "清丰",
    "襄城",
    "义马", "南召", "方城", "唐河", "新野", "永城", "罗山", "光山", "西华", "商水", "太康", "西平", "平舆", "遂平", "济源", "阳新",
    "竹山",
    "竹溪", "远安", "兴山", "谷城", "保康", "宜城", "大悟", "应城", "安陆", "英山", "通城", "通山", "利川", "建始", "安乡", "资兴",
    "桂东", "江永",
    "新化", "仁化", "台山", "鹤山", "高州", "化州", "信宜", "四会", "惠东", "大埔", "丰顺", "五华", "兴宁", "海丰", "陆河", "东源",
    "阳西",
    "阳山", "惠来", "隆安", "马山", "横州", "蒙山", "合浦", "上思", "浦北", "平南", "田东", "德保", "田林", "西林", "平果", "昭平",
    "天峨",
    "凤山", "合山", "宁明", "定安", "屯昌", "临高", "巫山", "大邑", "富顺", "合江", "威远", "资中", "兴文", "屏山", "开江", "大竹",
    "万源", "天全", "安岳", "乐至", "德昌", "会东", "修文", "清镇", "余庆", "普定", "思南", "德江", "兴仁", "普安", "安龙", "锦屏",
    "福泉",
    "贵定", "平塘", "惠水", "宜良", "华宁", "昌宁", "盐津", "永善", "永胜", "华坪", "凤庆", "永德", "元阳", "绿春", "广南", "福贡",
    "德钦", "宜君", "永寿", "长武", "大荔", "合阳", "宜川", "城固", "宁强", "定边", "子洲", "紫阳", "平利", "商南", "永登", "会宁",
    "景泰", "甘谷", "民勤", "庆城", "合水", "正宁", "通渭", "西和", "两当", "永靖", "广河", "和政", "贵南", "平罗", "海原", "精河",
    "沙雅",
    "福海")
}
