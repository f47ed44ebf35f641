import HanBase

extension HanError.Code {
  /// A file is not of the format that its name or its first bytes tell.
  public static let formatBroken = HanError.Code("HA241", "file is damaged or not of its format")
  /// A program that reads a format is not installed.
  public static let formatProgramMissing = HanError.Code(
    "HA242", "program for a format is missing")
  /// A program that reads a format failed.
  public static let formatProgramFailed = HanError.Code("HA243", "program for a format failed")
  /// An archive cannot be read.
  public static let archiveBroken = HanError.Code("HA244", "archive is damaged")
  /// What a file unpacks to is too large.
  public static let unpackedTooLarge = HanError.Code("HA245", "unpacked content is too large")
  /// An archive holds something that would leave its folder, or is no ordinary file.
  public static let memberRefused = HanError.Code("HA247", "member of an archive is refused")
  /// A record of a file of documents cannot be used.
  public static let recordBroken = HanError.Code("HA246", "record is no document")
}
