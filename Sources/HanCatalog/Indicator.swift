/// A published statistical concept: what is measured, in which unit and kind.
public struct Indicator: Sendable, Hashable {
  /// What kind of quantity it is.
  public enum Kind: String, Sendable {
    /// A state at a time.
    case stock
    /// What happens during a period.
    case flow
    /// A rate.
    case rate
    /// A ratio of two quantities.
    case ratio
    /// An index.
    case index
    /// A place in an order.
    case rank
    /// Something else.
    case other
  }

  /// The stable id: `gdp`.
  public let id: String
  /// The canonical Chinese name.
  public let name: String
  /// The English name.
  public let english: String
  /// Forms that mean exactly the same concept.
  public let synonyms: [String]
  /// The unit of a bare number; empty where there is no usual one.
  public let unit: String
  /// What is counted or measured: `money`, `persons`, `share`.
  public let dimension: String
  /// Stock, flow, rate, ….
  public let kind: Kind
  /// Whether less is better.
  public let lowerIsBetter: Bool
  /// Theme, in Chinese: `综合`.
  public let theme: String
}
