import HanBase
import HanExtract
import HanFrame

/// Which of several rows that state the same fact is taken: by rules, the first that decides.
///
/// 1. `prose`: running prose, tables and lists before testimony, testimony before headlines,
///    captions and callouts;
/// 2. `exact`: a number itself before one that is bounded or approximate;
/// 3. `newer`: the document published later, an undated one last;
/// 4. `own-area`: a document about the very area before others;
/// 5. `certain`: the row with fewer guessed, then fewer carried fields;
/// 6. `earlier`: the row that stands first in the frame.
public struct SourcePreference {
  /// The rules' names, in order.
  public static let rules = ["prose", "exact", "newer", "own-area", "certain", "earlier"]

  private let frame: ObservationFrame
  private let sectionRank: [Int]
  private let documentAreas: [Int32]

  /// Makes the rules ready for the rows of a frame.
  public init(_ frame: ObservationFrame) {
    self.frame = frame
    documentAreas = frame.documentAreas
    sectionRank = (0..<frame.sectionNames.count).map { id in
      switch frame.sectionNames[id] {
      case "heading", "caption", "callout": 2
      case "testimony": 1
      default: 0
      }
    }
  }

  /// Whether `row` is preferred to `other`.
  public func prefers(_ row: Int, to other: Int) -> Bool { decide(row, other).prefersFirst }

  /// The rule by which one of two rows is preferred.
  public func rule(between row: Int, and other: Int) -> String {
    Self.rules[decide(row, other).rule]
  }

  /// The row of several that all rules together prefer; nil of none.
  public func best(of rows: some Sequence<Int32>) -> Int32? {
    rows.reduce(nil) { best, row in
      guard let best else { return row }
      return prefers(Int(row), to: Int(best)) ? row : best
    }
  }

  private func decide(_ row: Int, _ other: Int) -> (prefersFirst: Bool, rule: Int) {
    let keys = (key(row), key(other))
    for rule in 0..<5 where keys.0[rule] != keys.1[rule] {
      return (keys.0[rule] < keys.1[rule], rule)
    }
    return (row < other, 5)
  }

  private func key(_ row: Int) -> SIMD8<Int> {
    let doc = frame.docs[row]
    let area = frame.areaNumbers[Int(frame.areas[row])]
    let doubts = frame.doubts(row)
    return SIMD8(
      sectionRank[Int(frame.sections[row])],
      frame.comparators[row] == Comparator.equal.rawValue ? 0 : 1,
      -Int(frame.publishedDay(doc: doc)), area != 0 && documentAreas[Int(doc)] == area ? 0 : 1,
      doubts.guessed * 100 + doubts.carried, 0, 0, 0)
  }
}
