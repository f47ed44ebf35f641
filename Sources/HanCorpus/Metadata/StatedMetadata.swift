import HanBase

/// What somebody says about a document outside its text: `corpus.tsv`, front matter, a caller.
///
/// An empty or nil field states nothing; the reader then looks in the text.
public struct StatedMetadata: Sendable, Hashable {
  /// The title.
  public var title: String?
  /// The publication date: a day, a month or a year.
  public var date: Period?
  /// The six-digit code of the division that the document is about.
  public var area: Int32?
  /// Who published it, or an address.
  public var source: String?

  /// Makes statements; leave out what is not known.
  public init(
    title: String? = nil, date: Period? = nil, area: Int32? = nil, source: String? = nil
  ) {
    self.title = title
    self.date = date
    self.area = area
    self.source = source
  }

  /// The statements of `self`, completed by those of `other` where `self` says nothing.
  public func completed(by other: StatedMetadata) -> StatedMetadata {
    StatedMetadata(
      title: title ?? other.title, date: date ?? other.date, area: area ?? other.area,
      source: source ?? other.source)
  }

  /// The period that a date of the form `2024`, `2024-06` or `2024-06-30` names, or nil.
  public static func period(_ text: some StringProtocol) -> Period? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    guard (1...9999).contains(numbers[0]) else { return nil }
    switch numbers.count {
    case 1: return .year(numbers[0])
    case 2:
      return (1...12).contains(numbers[1]) ? .months(numbers[1], numbers[1], of: numbers[0]) : nil
    default:
      return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]).map(Period.day)
    }
  }
}
