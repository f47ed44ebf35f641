import HanCatalog
import Testing

/// Typed letters and the names that they mean.
struct PinyinTests {
  @Test(arguments: [
    ("yuhu", "雨湖区"), ("yhq", "雨湖区"), ("yuhq", "雨湖区"), ("yuh", "雨湖区"), ("chongq", "重庆市"),
    ("cqs", "重庆市"), ("xiamen", "厦门市"), ("luan", "六安市"), ("bengbu", "蚌埠市"),
    ("changsha", "长沙市"), ("zhangzi", "长子县"), ("chaoyang", "朝阳区"), ("shanxian", "单县"),
    ("gdzctz", "固定资产投资"), ("gudingzctz", "固定资产投资"), ("shehui", "社会消费品零售总额"),
    ("shxfplsze", "社会消费品零售总额"), ("nvxing", "女性"), ("lvhua", "绿化覆盖率"), ("rjgdp", "人均GDP"),
    ("zhongdian", "重点项目"), ("500wyysgdzc", "500万元以上固定资产"), ("gdzctzbhnh", "固定资产投资（不含农户）"),
    ("ez", "鄂州市"), ("xiangtanshiyuhuqu", "湘潭市雨湖区"), ("wulumuqi", "乌鲁木齐市"),
  ])
  func means(_ typed: String, _ name: String) {
    #expect(Pinyin.standard.matches(typed.utf8, name), "\(typed) \(name)")
  }

  @Test(arguments: [
    ("hu", "雨湖区"), ("yhx", "雨湖区"), ("yuhuqux", "雨湖区"), ("zhongqing", "长沙市"), ("x", "地区生产总值"),
    ("gdzb", "固定资产投资"), ("雨", "雨湖区"),
  ])
  func meansNot(_ typed: String, _ name: String) {
    #expect(!Pinyin.standard.matches(typed.utf8, name), "\(typed) \(name)")
  }

  /// Every character of a name of the catalogue can be typed.
  @Test func readsEveryName() {
    let catalog = Catalog.standard
    let names =
      catalog.areas.flatMap { [$0.name] + $0.shortNames } + Catalog.parks.map(\.name)
      + catalog.indicators.flatMap { [$0.name] + $0.synonyms }
    let unread = Set(names.flatMap { Array($0.unicodeScalars) }).filter {
      (0x3400...0x9FFF).contains($0.value) && Pinyin.standard.readings(of: $0).isEmpty
    }
    #expect(unread.isEmpty, "run Tools/make-pinyin.py: \(unread)")
  }

  @Test func isLinearEnough() {
    let name = String(repeating: "一", count: 60)
    let typed = String(repeating: "yi", count: 30) + "x"
    let time = ContinuousClock().measure { _ = Pinyin.standard.matches(typed.utf8, name) }
    #expect(time < .seconds(1), "\(time)")
  }
}
