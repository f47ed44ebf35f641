import HanBase

extension HanError.Code {
  /// A regular expression cannot be read.
  public static let badPattern = HanError.Code("HA251", "pattern cannot be read")
  /// ICU cannot break words.
  public static let wordBreakingFailed = HanError.Code("HA252", "words cannot be told apart")
}
