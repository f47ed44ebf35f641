import HanBase
import HanCatalog

/// Names that are told of several things.
extension Analyzer {
  /// 中央10.6亿元，(分配进度)93.8%；省级0.6亿元，(分配进度)97.7%; 农林牧渔业总产值120亿元，其中(农业总产值)75亿元: one thing has one value at a
  /// time, so a name that is told with another value is of something else.
  @inline(__always)
  func doubtToldTwice(_ raw: inout RawObservation) {
    if raw.phrase.b.isEmpty, raw.status == .normal,
      raw.indicator >= 0
        ? raw.measure != .rank && raw.measure != .change && raw.rules.indicator == .indicatorLeft
        : raw.measure == .level && raw.phrase.a.count <= 18 && !isNational && !comparesPlaces
          && (raw.rules.indicator == .indicatorLeft || raw.rules.indicator == .indicatorRight)
    {
      doubtToldTwiceInFull(&raw)
    }
  }

  @inline(never)
  private func doubtToldTwiceInFull(_ raw: inout RawObservation) {
    for place in output.indices.suffix(12).reversed() {
      guard Int(output[place].sentence) >= sentenceIndex - 1,
        Int(output[place].span.start) >= carry.paragraphStart
      else { return }
      guard output[place].measure == raw.measure, output[place].indicator == raw.indicator,
        output[place].phrase.b.isEmpty, output[place].phrase.a.start != raw.phrase.a.start,
        output[place].area == raw.area, output[place].status == .normal,
        output[place].comparator == raw.comparator, output[place].value != raw.value,
        output[place].period == raw.period, text.isSame(output[place].unit, raw.unit)
      else { continue }
      if text.isSame(output[place].phrase.a, raw.phrase.a) {
        if raw.indicator < 0 {
          output[place].certainty.indicator = .guessed
        } else if raw.measure != .level || text.anyEnds("元", at: Int(raw.span.end)) == nil
          || raw.value > output[place].value || text.has("人均", at: Int(raw.phrase.a.start))
        {
          // 全县支出361亿元。…(支出)70.6亿元: a part that is told after its whole; less is told of other times and ways to count.
          continue
        }
        raw.certainty.indicator = .guessed
        return
      }
      if raw.indicator >= 0, output[place].rules.indicator == .indicatorLeft {
        leaveTwin(&raw, place)
        return
      }
    }
  }

  /// 农林牧渔业总产值…，其中(农业总产值); 食品价格…，(食品烟酒价格): of two names for one concept that are told side by side the one that the
  /// catalogue knows it by has it.
  private func leaveTwin(_ raw: inout RawObservation, _ place: Int) {
    guard
      let name = catalog.indicatorName(id: catalog.indicatorID(Int(raw.indicator))),
      case let other = output[place].phrase.a
    else { return }
    if isWritten(name, raw.phrase.a) {
      (output[place].indicator, output[place].certainty.indicator) = (-1, .guessed)
    } else if isWritten(name, other) {
      raw.indicator = -1
    } else if raw.measure == .level {
      raw.certainty.indicator = .guessed
    }
  }

  private func isWritten(_ name: String, _ span: Span) -> Bool {
    name.utf8.elementsEqual(
      UnsafeBufferPointer(start: text.base + Int(span.start), count: span.count))
  }

  /// 煤矿事故3起，(3人死亡)，(直接损失)140万元；发生火灾63起，(1人死亡): whom and what the accidents cost that were counted right before.
  @inline(__always)
  func nameCasualties(_ quantity: Quantity, _ raw: inout RawObservation) {
    if _slowPath(
      raw.measure == .level && (quantity.kind == .person || quantity.kind == .measure)
        && text.any(Analyzer.casualties, at: Int(raw.phrase.a.start)) == raw.phrase.a.count)
    {
      nameCasualtiesInFull(&raw)
    }
  }

  @inline(never)
  private func nameCasualtiesInFull(_ raw: inout RawObservation) {
    guard raw.phrase.b.isEmpty,
      raw.rules.indicator == .indicatorLeft || raw.rules.indicator == .indicatorRight
    else { return }
    for told in output.suffix(8).reversed() {
      guard Int(told.sentence) == sentenceIndex,
        text.anyFind(
          ["；", ";"],
          in: Int(
            told.span.end)..<max(Int(told.span.end), Int(min(raw.span.start, raw.phrase.a.start))))
          == nil
      else { break }
      guard told.measure == .level else { continue }
      var accident = told.phrase.a
      if told.phrase.b.isEmpty {
        guard text.any("起", "次", "例", "件", "宗", at: Int(told.unit.start)) == told.unit.count,
          text.anyEnds("事故", "火灾", "灾害", "爆炸", "险情", "火情", at: Int(accident.end)) != nil
        else { continue }
        if text.any("发生", at: Int(accident.start)) != nil { accident.start += 6 }
      } else if text.any(Analyzer.casualties, at: Int(told.phrase.b.start)) != told.phrase.b.count {
        continue
      }
      set(Phrase(accident, raw.phrase.a), -1, .indicatorPart, &raw)
      raw.certainty.indicator = told.certainty.indicator == .guessed ? .guessed : .carried
      return
    }
  }

  private static let casualties = WordSet(
    "死亡", "受伤", "失踪", "伤亡", "死伤", "重伤", "轻伤", "直接损失", "直接经济损失", "经济损失", "财产损失", "直接财产损失", "死亡人数",
    "受伤人数", "伤亡人数")

  /// 第二、三产业对GDP增长的贡献率为51%、(43.3%): two values of a list under one name that names two.
  @inline(__always)
  func doubtPair(_ quantity: Quantity, _ raw: inout RawObservation) {
    if raw.measure == .level, raw.rules.indicator == .indicatorCarried, raw.indicator < 0,
      quantity.kind == .percent || quantity.kind == .points, let last = output.last,
      _slowPath(raw.span.start - last.span.end <= 3), last.phrase == raw.phrase,
      last.measure == .level, isListGap(Int(last.span.end), Int(raw.span.start)),
      text.anyFind(["、", "和", "与"], in: raw.phrase.a.range) != nil
    {
      output[output.count - 1].certainty.indicator = .guessed
      raw.certainty.indicator = .guessed
    }
  }
}
