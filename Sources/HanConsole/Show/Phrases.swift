import HanBase

/// The console's headings and fixed phrases in English and 中文.
///
/// One table holds them; `%1` and `%2` stand for what is put in. An id that it lacks stands for itself, so
/// that columns and fields of scripts' own show under their own names.
enum Phrases {
  /// The phrase of an id in the style's language.
  static func text(_ id: String, _ style: ConsoleStyle, _ arguments: String...) -> String {
    var text = known(id, style.language) ?? id
    for (index, argument) in arguments.enumerated() {
      text = text.replacing("%\(index + 1)", with: argument)
    }
    return text
  }

  /// The phrase of an id, or nil.
  static func known(_ id: String, _ language: ConsoleStyle.Language) -> String? {
    all[id].map { language == .chinese ? $0.chinese : $0.english }
  }

  private static let all: [String: (english: String, chinese: String)] = {
    var all: [String: (english: String, chinese: String)] = [:]
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 3 else { continue }
      all[String(cells[0])] = (String(cells[1]), String(cells[2]))
    }
    return all
  }()

  /// The English for a Chinese heading of a table, or nil.
  static func english(heading: String) -> String? { headings[heading] }

  private static let headings: [String: String] = {
    var headings: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      let isHeading = !cells[0].contains(".") || cells[0].hasPrefix("head.")
      guard cells.count == 3, isHeading, headings[String(cells[2])] == nil else { continue }
      headings[String(cells[2])] = String(cells[1])
    }
    return headings
  }()

  /// The ids, for tests.
  static var ids: [String] { all.keys.sorted() }

  // Ids: of columns and fields as scripts name them; `say.` for sentences, `word.` for headings of
  // help, `kind.` for what a card is, `level.`, `measure.` … for values of fields.
  private static let table = """
    rank|rank|名次
    area_name|area|地区
    area|area|地区
    value|value|值
    unit|unit|单位
    time_period|period|时期
    doc|source|来源
    document|document|文档
    indicator|indicator|指标
    indicator_id|id|代码
    measure|measure|类型
    comparator|bound|比较
    note|note|备注
    status|status|状态
    text|text|原文
    sentence|sentence|句子
    subject|subject|对象
    title|title|标题
    name|name|名称
    date|date|日期
    code|code|代码
    level|level|级别
    parent|belongs to|上级
    short_names|short names|简称
    children|divisions|下辖
    parks|parks|园区
    predecessors|formerly|曾用名
    metrics|observations|观测
    source|source|来源
    encoding|encoding|编码
    sections|sections|段落
    sentences|sentences|句数
    bytes|bytes|字节
    opening|begins|开头
    id|id|代码
    english|English|英文
    synonyms|synonyms|同义
    dimension|dimension|量纲
    kind|kind|类别
    direction|better is|方向
    theme|theme|主题
    themes|themes|主题
    first|first day|首日
    last|last day|末日
    years|years|年数
    months|months|月数
    days|days|天数
    heading|under|标题
    speaker|speaker|发言
    section|section|段落
    guessed|guessed|推测
    repeated|repeats|重复
    rows|rows|条数
    documents|documents|文档
    areas|areas|地区数
    indicators|indicators|指标
    measures|measures|类型
    growth|growth (%)|增速(%)
    base_period|base|基期
    base|base value|基期值
    derived|derived|派生
    first_period|period|时期
    second_period|period|时期
    difference|difference|差
    ratio|ratio|比
    explanation|explanation|说明
    size|gap|差距
    sure|sure|确定
    score|score|得分
    best|best|最好
    worst|worst|最差
    mean|mean|平均
    kept|kept (%)|保持(%)
    left|before|前文
    right|after|后文
    start|byte|位置
    end|end|止
    issuer|by|授予
    year|year|年份
    role|role|身份
    stated_value|as stated|原值
    stated_unit|unit as stated|原单位
    period_start|from|起始
    period_end|until|截止
    derivation|rules|规则
    nation|nation|全国
    province|provinces|省级
    prefecture|prefectures|地级
    county|counties|县级
    kind.district|district|地区
    kind.document|document|文档
    kind.indicator|indicator|指标
    kind.period|period|时期
    kind.section|section|段落
    kind.sentence|sentence|句子
    kind.metrics|all observations|全部观测
    kind.districts|all districts|全部地区
    kind.indicators|the catalogue|指标目录
    head.kind|kind|种类
    head.person|name|姓名
    head.owner|belongs to|所属
    head.actor|subject|主体
    head.code|id|指标代码
    head.from|start|起
    head.word|word|词
    head.province|province|省份
    head.sum|sum|合计
    head.count|count|个数
    head.mean|mean|均值
    head.median|median|中位数
    head.min|least|最小
    head.max|greatest|最大
    head.stdev|st. dev.|标准差
    level.nation|nation|全国
    level.province|province|省级
    level.prefecture|prefecture|地级
    level.county|county|县级
    level.park|park|园区
    measure.level|level|水平值
    measure.growth|growth|增速
    measure.average_growth|average growth|年均增速
    measure.change|change|增减量
    measure.rank|rank|位次
    status.A|result|实际
    status.E|estimate|预计
    status.T|target|目标
    direction.higher|higher|越高越好
    direction.lower|lower|越低越好
    kind.stock|stock|存量
    kind.flow|flow|流量
    kind.rate|rate|比率
    kind.ratio|ratio|比例
    kind.index|index|指数
    kind.rank|rank|位次
    kind.other|other|其他
    say.norows|no rows|没有记录
    say.row|1 row|共 1 行
    say.rows|%1 rows|共 %1 行
    say.morerows|… %1 more rows (%2 in all; :set rows shows more)|… 另有 %1 行（共 %2 行；用 :set rows 多看）
    say.morecolumns|… columns that found no room: %1|… 放不下的列：%1
    say.emptycolumns|… columns in which nothing stands: %1|… 全空的列：%1
    say.more|… %1 in all|… 共 %1 个
    say.moreentries|… %1 more|… 另有 %1 项
    say.orlist| or a list of them|，或其列表
    say.cycle|cycle|循环
    say.nothing|nothing about '%1'|没有关于“%1”的内容
    say.mean|; did you mean %1?|；是不是 %1？
    say.or| or | 或 
    word.parameters|takes|参数
    word.returns|gives|返回
    word.raises|errors|错误
    word.example|example|例子
    word.fields|fields|字段
    word.methods|methods|方法
    word.operators|calls|调用
    word.functions|functions|函数
    word.values|values|值
    word.indicators|indicators of the catalogue|目录中的指标
    word.districts|districts|地区
    word.seealso|see also|另见
    word.optional|optional|可省
    word.default|default %1|默认 %1
    word.scripts|scripts|脚本
    word.lua|part of Lua itself: %1|Lua 自带：%1
    welcome.corpus|%1: %2 documents|%1：%2 篇文档
    welcome.one|%1: 1 document|%1：1 篇文档
    welcome.empty|no documents; :open FOLDER or hanalyze --corpus FOLDER|没有文档；用 :open 目录 或 hanalyze --corpus 目录 打开
    welcome.failed|the corpus cannot be read: %1|语料打不开：%1
    welcome.try|Try|试试
    welcome.rank|districts ranked|各地区排名
    welcome.district|one district|某地的数据
    welcome.help|help; try Tab|帮助；可按 Tab
    """
}
