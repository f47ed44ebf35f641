import HanBase

/// Which groups of rules have anything to do in a sentence, by the characters that stand in it.
///
/// Each rule has a guard of its own; a guard that asks for several characters costs its code and its questions
/// at each number. What few sentences have is asked once for all of a sentence's numbers, without branches.
/// Of characters that half of the sentences have nothing is gained by asking.
struct SentenceTraits: OptionSet {
  let rawValue: UInt32
  /// Before a sentence's characters have been asked for, a rule finds out itself.
  static let unknown = SentenceTraits(rawValue: .max)
  /// A word by which a figure may be no result: 预计, 目标, 任务, 规划, 要, 提出, 可, 或, 若, 将.
  static let status = SentenceTraits(rawValue: 1)
  /// 均 or 每: a mean of days, years or heads.
  static let mean = SentenceTraits(rawValue: 2)
  /// 差距.
  static let gap = SentenceTraits(rawValue: 4)
  /// What leaves a part out: 除, 不含, 未计.
  static let exclusion = SentenceTraits(rawValue: 8)
  /// 以, before whose figure it is: 以东莞的11.6%.
  static let by = SentenceTraits(rawValue: 16)
  /// A verb of outrunning and 全国, 全省 or 全市: 跑赢全国, 高于全省.
  static let outrun = SentenceTraits(rawValue: 32)
  /// What may make a name that neither begins nor ends oddly none that the text goes on about.
  static let oddNames = SentenceTraits(rawValue: 4 | 32)
  /// It opens with a group of provinces and names no place: 京津冀三地….
  static let group = SentenceTraits(rawValue: 64)
  /// 累计, 每年, or a time that looks back over years: 五年来.
  static let sum = SentenceTraits(rawValue: 128)
  /// 按, 根, 预, or the characters of 目标, 任务, 规划: what is planned or foretold by a name for it.
  static let plan = SentenceTraits(rawValue: 256)
  /// 实际.
  static let actual = SentenceTraits(rawValue: 512)
  /// A character with which the names of zones, of groups of places and of firms end.
  static let holder = SentenceTraits(rawValue: 1024)
  /// 村 or 镇.
  static let village = SentenceTraits(rawValue: 2048)
  /// The characters of words such as 下一步, 未来, 市场预期, 代表建议, 提出.
  static let step = SentenceTraits(rawValue: 4096)
}

extension SentenceCharacters {
  /// 1 if a 汉字 or one that shares its hash stands in what was scanned, else 0.
  @inline(__always)
  fileprivate func one(_ character: StaticString) -> UInt32 {
    notes[ScalarClass.hash(UInt64(ByteText.three(character)))].seen == number ? 1 : 0
  }
}

extension Analyzer {
  /// Finds out which groups of rules have anything to do in the sentence, when it has been scanned.
  @inline(never)
  func noteTraits() {
    let has = characters.pointee
    guard has.start <= sentenceStart, has.end >= sentenceEnd else { return }
    let isStatus: UInt32 =
      !sentenceRoles.isDisjoint(with: [.estimate, .target, .sectionTarget]) || statesHereafter
      ? 1 : 0
    // 预计, 目标, 任务, 规划, 年度计划, 按计划, 根据安排
    let foretold = has.one("预")
    let plan =
      foretold | has.one("标") & (has.one("目") | has.one("指")) | has.one("任") & has.one("务")
      | has.one("划") & (has.one("规") | has.one("计")) | has.one("按") | has.one("根")
    // 提出, 要在, 建成后
    let proposed = has.one("提") & has.one("出")
    let built = has.one("建")
    let will =
      plan | proposed | has.one("要") | has.one("后") & (built | has.one("投") | has.one("达"))
    // 可达, 或在, 如果, 倘若, 假如, 一旦, 将带动
    let may =
      has.one("可") | has.one("或") | has.one("如") & has.one("果") | has.one("倘") | has.one("假")
      | has.one("若") | has.one("旦") | has.one("将")
    var found =
      isStatus | will | may | (has.one("均") | has.one("每")) << 1
      | (has.one("差") & has.one("距")) << 2
      | (has.one("全")
        & (has.one("赢") | has.one("输") | has.one("于") | has.one("过") | has.one("先"))) << 5
    let looksBack = times.contains { $0.kind == .back && !$0.isNear }
    found |= (has.one("累") & has.one("计") | has.one("每") | (looksBack ? 1 : 0)) << 7
    if areaCount > 0 {
      let exclusion =
        has.one("除")
        | (has.one("不") | has.one("未")) & (has.one("含") | has.one("包") | has.one("计"))
      found |= exclusion << 3 | has.one("以") << 4
    } else if text.any(often.groupsOfProvinces, at: sentenceStart) != nil {
      found |= SentenceTraits.group.rawValue
    }
    found |= plan << 8 | (has.one("实") & has.one("际")) << 9
    let ofZone =
      has.one("区") | has.one("园") | has.one("域") | has.one("角") | has.one("市") | has.one("县")
    found |= (ofZone | has.one("司") | has.one("团") | has.one("部") | has.one("企")) << 10
    found |= (has.one("村") | has.one("镇")) << 11
    // 下一步, 下阶段, 接下来, 未来, 今后, 年内, 新的一年; 预期, 预测, 建议, 提出
    let step =
      has.one("步") | has.one("阶") | has.one("来") & (has.one("接") | has.one("未"))
      | has.one("今") & has.one("后") | has.one("年") & (has.one("内") | has.one("新") & has.one("一"))
    found |= (step | foretold | built & has.one("议") | proposed | has.one("诺")) << 12
    traits = SentenceTraits(rawValue: found)
  }
}
