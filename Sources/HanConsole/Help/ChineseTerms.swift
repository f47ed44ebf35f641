/// Chinese words for what functions and fields do, so that help is found by them.
enum ChineseTerms {
  /// The names that a Chinese word is about: those of terms that contain it or that it contains.
  static func names(_ text: String) -> [String] {
    var names: [String] = []
    for (term, about) in all where term.contains(text) || text.contains(term) {
      names += about.filter { !names.contains($0) }
    }
    return names
  }

  /// The terms with the names that they are about.
  static let all: [(term: String, names: [String])] = table.split(separator: "\n").compactMap {
    line in
    let cells = line.split(separator: "|")
    guard cells.count == 2 else { return nil }
    return (String(cells[0]), cells[1].split(separator: " ").map(String.init))
  }

  private static let table = """
    增长|query:growth metric.measure query:series
    增速|query:growth metric.measure
    同比|query:growth metric.measure
    年均|metric.measure query:growth
    排名|query:rank query:sort query:top hanalyze.index
    排序|query:sort datatable:sort
    名次|query:rank
    最新|query:latest
    最早|query:first
    历年|query:series query:between
    时间序列|query:series
    趋势|query:series query:growth
    对比|query:compare query:pivot
    比较|query:compare metric.comparator
    透视|query:pivot
    交叉表|query:pivot
    分组|query:group grouping:aggregate
    汇总|query:group grouping:sum grouping:mean
    求和|grouping:sum
    平均|grouping:mean
    中位数|grouping:median
    标准差|grouping:stdev
    计数|query:count grouping:count
    矛盾|query:conflicts
    冲突|query:conflicts
    不一致|query:conflicts
    覆盖|query:coverage
    综合指数|hanalyze.index hanalyze.stability
    权重|hanalyze.index hanalyze.stability
    熵权|hanalyze.index
    稳健|hanalyze.stability
    地区|districts district district:metrics metrics query:within
    区划|districts district
    下辖|district.children query:within
    上级|district.parent
    园区|district.parks districts
    曾用名|district.predecessors
    指标|indicators indicator metric.indicator
    同义词|indicator.synonyms
    单位|metric.unit metric.stated_unit indicator.unit
    数值|metric.value metric.value_text
    时期|metric.period period hanalyze.period query:at query:between
    年份|metric.year query:at query:between
    季度|period hanalyze.period
    五年规划|period hanalyze.period
    日期|date hanalyze.date
    目标|metric.status
    预计|metric.status
    水平|metric.measure
    来源|metric:source datatable:sources
    出处|metric:source metric:sentence
    原句|metric:sentence
    句子|metric:sentence sentence
    为什么|metric:why
    依据|metric:why metric.derivation
    规则|metric.derivation metric:why
    文档|corpus corpus:documents document
    语料|corpus
    检索|corpus:search
    搜索|corpus:search
    关键词|corpus:search
    荣誉|corpus:claims hanalyze.claims
    政策|corpus:claims
    抽取|hanalyze.extract hanalyze.mentions
    表格|datatable hanalyze.tables hanalyze.tables.new
    导出|datatable:save datatable:format
    保存|datatable:save
    筛选|query:where query:filter datatable:filter
    过滤|query:filter query:where
    条件|metrics query:where
    去重|query:unique
    繁体|hanalyze.text.traditional
    简体|hanalyze.text.simplified
    """
}
