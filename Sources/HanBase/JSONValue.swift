/// A JSON value as read; numbers stay as written, so that no digit is lost.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number's literal.
  case number(String)
  /// A text, with its escapes resolved.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Values by name; of a name given twice the last counts.
  case object([String: JSONValue])

  /// The text of a string, or nil.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }
  /// The value of an object's member, or nil where there is none or it is `null`.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members[name], value != .null else {
      return nil
    }
    return value
  }
  /// What it is, in a word for error messages.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension HanError.Code {
  /// A text is not the JSON it should be.
  public static let badJSON = HanError.Code("HA111", "not valid JSON")
}
