import HanBase
import HanCatalog

/// What a 汉字 beside a Chinese numeral says of it, so that 一批, 三个 and 二十大 are told from figures
/// without reading them.
///
/// Three in ten bytes of a report stand in sentences whose only numerals are such. The rules would leave
/// each of them out (`Analyzer.rejection(of:)`); with this no sentence is scanned for their sake. A
/// numeral that is let through is read as any other, so what is told apart here may be too little, never
/// too much.
struct NumeralNeighbours {
  /// The bits of one 汉字 by `ScalarClass.hash`, and behind them those of two.
  private let bits: UnsafeMutablePointer<UInt8>
  private let classes = UnsafePointer(ScalarClass.table)

  /// Units that a single numeral may count: 三亩, 七成, 一半; not 三个, 三家.
  private static let measure: UInt8 = 1
  /// Any unit, or a word that goes on with a number: 十二个, 百余.
  private static let unit: UInt8 = 2
  /// Units of time.
  private static let time: UInt8 = 4
  /// Behind it a number counts whatever follows: 第, 前, 分之.
  private static let order: UInt8 = 8
  /// Behind it a duration may be a figure: 用时三天, 由五天缩短到三天.
  private static let spent: UInt8 = 16
  /// Behind it, or before it, 百 and 千 alone may count: 近千家, 百余项.
  private static let magnitude: UInt8 = 32
  /// A longer unit begins with it, which only the next 汉字 shows.
  private static let open: UInt8 = 64

  init(_ catalog: Catalog, kinds: [UnitKind]) {
    bits = .allocate(capacity: 2 * ScalarClass.hashes)
    bits.initialize(repeating: 0, count: 2 * ScalarClass.hashes)
    for index in kinds.indices {
      let (bytes, count) = catalog.unitBeginning(index)
      guard bytes & 0xF0 == 0xE0 else { continue }
      let isMeasure: UInt8 =
        switch kinds[index] {
        case .time: Self.time
        case .classifier, .person, .rank, .none: 0
        default: Self.measure
        }
      let first = ScalarClass.hash(bytes)
      if count < 6 {
        bits[first] |= Self.unit | isMeasure
      } else {
        bits[first] |= Self.unit | Self.open
        bits[Self.pair(bytes)] |= isMeasure
      }
    }
    note("半分成倍番余多来几餘点點", Self.unit | Self.measure)
    note("第前之列居获", Self.order)
    note("数期长时程间由从达在为约近超足过到—至～", Self.spent)
    note("余多来几餘上近超逾过破达约到越刺", Self.magnitude)
  }

  func deallocate() { bits.deallocate() }

  private func note(_ text: StaticString, _ bit: UInt8) {
    for at in stride(from: 0, to: text.utf8CodeUnitCount, by: 3) {
      let three = UnsafeBufferPointer(start: text.utf8Start + at, count: 3)
      bits[ScalarClass.hash(ByteText.three(three))] |= bit
    }
  }

  /// Where the bits of two 汉字 are.
  private static func pair(_ bytes: UInt64) -> Int {
    ScalarClass.hashes
      + ScalarClass.hash(bytes & 0xFF_FFFF ^ (bytes >> 24 & 0xFF_FFFF) &* 0x9_E377)
  }

  /// The bits of a character of three bytes; none of another.
  private func bits(of three: UInt64) -> UInt8 {
    three & 0xF0 == 0xE0 ? bits[ScalarClass.hash(three)] : 0
  }

  /// Whether a Chinese digit stands alone before a 汉字 that tells it from a figure at once: 一批, 一定.
  ///
  /// Nearly all do; of the others `mayCount` says more.
  @inline(__always)
  func countsNothing(
    _ text: ByteText, at start: Int, limit: Int, _ notes: UnsafeMutablePointer<CharacterNote>
  ) -> Bool {
    guard start >= 3, start &+ 11 <= text.count, start &+ 3 < limit else { return false }
    let place = UnsafeRawPointer(text.base + start)
    let here = place.loadUnaligned(as: UInt64.self).littleEndian
    let next = here &>> 24
    // No numeral stands behind it, and it is not 零.
    guard next & 0xF0 == 0xE0, notes[ScalarClass.hash(next)].hint & 2 == 0,
      here & 0xFF_FFFF != 0xB6_9BE9
    else { return false }
    let after = bits[ScalarClass.hash(next)]
    let before = bits(
      of: UInt64(place.loadUnaligned(fromByteOffset: -3, as: UInt32.self).littleEndian))
    return before & Self.order == 0 && after & (Self.measure | Self.open) == 0
      && (after & Self.time == 0 || before & Self.spent == 0)
  }

  /// Whether the Chinese numeral that begins at a place may be a figure; sets where it ends.
  func mayCount(_ text: ByteText, at start: Int, limit: Int, _ end: inout Int) -> Bool {
    end = start
    var isLarge = false
    var first: (value: UInt32, kind: UInt8) = (0, ScalarClass.none)
    while end < limit {
      let (value, length) = text.scalar(end)
      guard length == 3 else { break }
      let kind = classes[Int(value)]
      guard ScalarClass.mayBeginNumber(kind) else { break }
      if end == start { first = (value, kind) }
      if kind == ScalarClass.fullDigit { return true }
      if kind == ScalarClass.chineseMagnitude, ScalarClass.power(value) >= 4 { isLarge = true }
      end += 3
    }
    let before = start >= 3 ? bits(of: text.six(start - 3)) : 0
    if before & Self.order != 0 { return true }
    let isOne = end - start == 3
    guard end < limit else { return isLarge && !isOne }
    let bytes = text.six(end)
    // 三 家, 五GW: a blank before the unit, or a unit in letters.
    if bytes & 0xFF == 0x20 || bytes & 0xC0 == 0x40 { return true }
    let after = bits(of: bytes)
    guard isOne else { return isLarge || after & Self.unit != 0 }
    if first.kind == ScalarClass.chineseMagnitude, ScalarClass.power(first.value) > 1 {
      return (before | after) & Self.magnitude != 0
    }
    // 降至零
    if first.value == 0x96F6, before & Self.spent != 0 || text.ends("归", at: start) { return true }
    let kind = after | (after & Self.open != 0 ? bits[Self.pair(bytes)] : 0)
    return kind & Self.measure != 0 || kind & Self.time != 0 && before & Self.spent != 0
  }
}
