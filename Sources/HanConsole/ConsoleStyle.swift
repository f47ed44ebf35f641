/// How the console shows things: what the terminal can do and what the user chose.
public struct ConsoleStyle: Sendable, Hashable {
  /// The language of prompts, headings and help.
  public enum Language: String, Sendable, Hashable, CaseIterable {
    /// English.
    case english = "en"
    /// 中文.
    case chinese = "zh"
  }

  /// The columns of the terminal; 80 where there is none.
  public var width = 80
  /// The lines of the terminal; 24 where there is none.
  public var height = 24
  /// Whether colours and other attributes may be used.
  public var colour = false
  /// The language of prompts, headings and help.
  public var language = Language.english
  /// How many rows of a table are shown at most.
  public var rowLimit = 20

  /// Makes a plain style of 80 columns in English.
  public init() {}

  /// The text of the style's language.
  public func text(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }
}
