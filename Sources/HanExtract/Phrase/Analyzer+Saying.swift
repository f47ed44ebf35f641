import HanBase
import HanCatalog

/// What a clause says around its noun before the number: how it is reckoned, of whom it holds, that it goes on growing.
extension Analyzer {
  /// Leaves of a noun phrase what only leads to it or is said of it.
  @inline(__always)
  func leaveSaying(_ at: inout Int, _ stop: inout Int, _ found: inout NounPhrase) {
    if stop - at >= 18,
      text.anyEnds(often.sayings, at: stop) != nil || text.any("按", "以", at: at) != nil
    {
      leaveSayingInFull(&at, &stop, &found)
    }
  }

  @inline(never)
  private func leaveSayingInFull(_ at: inout Int, _ stop: inout Int, _ found: inout NounPhrase) {
    // 申请量继续增长，(达9974件)
    if let length = text.anyEnds(often.goingsOn, at: stop), stop - length - at >= 6 {
      stop -= length
    }
    // 增量无论在省会还是在全国，均列(第二): of whom it holds.
    if let length = text.anyEnds("无论", "不论", "不管", at: stop), stop - length - at >= 6 {
      stop -= length
    }
    // 按户籍人口计算人均: how it is reckoned.
    if text.any("按", "以", at: at) != nil,
      let way = text.anyFind(["计算的", "计算", "折算"], in: at..<stop),
      case let behind = way + (text.has("计算的", at: way) ? 9 : 6), stop - behind >= 6
    {
      at = strip(behind, stop, &found)
    }
  }

  /// With what words end of which something is left.
  static let sayings = WordEnds(joining: goingsOn, WordEnds("无论", "不论", "不管"))

  /// What a clause says of its noun before the next tells how much it is.
  static let goingsOn = WordEnds(
    "继续增长", "持续增长", "稳步增长", "稳定增长", "快速增长", "较快增长", "平稳增长", "大幅增长", "双双增长", "保持增长", "继续上升",
    "持续上升", "继续提高", "稳步提高", "稳步提升", "持续提升", "继续下降", "持续下降", "继续回落", "继续扩大", "持续扩大", "继续增加",
    "大幅增加", "大幅下降", "再创新高", "创新高", "创历史新高")
}
