/// Why a numeral in the text is no observation; `explain` shows it.
public enum Rejection: String, Sendable, CaseIterable {
  case date = "reject/date"
  case ordinal = "reject/ordinal"
  case quotedName = "reject/quoted-name"
  case bookTitle = "reject/book-title"
  case code = "reject/code"
  case slogan = "reject/slogan"
  case threshold = "reject/threshold"
  case duration = "reject/duration"
  case determiner = "reject/determiner"
  case vague = "reject/vague"
  case bareNumber = "reject/bare-number"
  case serviceCircle = "reject/service-circle"
  case listNumber = "reject/list-number"
  case capacityName = "reject/capacity-name"

  /// What the reason means, in one English sentence.
  public var meaning: String {
    switch self {
    case .date: "A date, time or period."
    case .ordinal: "An ordinal in a name, such as 第六次."
    case .quotedName: "Part of a quoted name or slogan."
    case .bookTitle: "Part of a title in 《》."
    case .code: "Part of a model, code or name, such as QCD-800 or 500强."
    case .slogan: "Part of a number slogan, such as 1+8+8."
    case .threshold: "A threshold that only defines a class, such as 2000万元以上项目."
    case .duration: "A duration as such."
    case .determiner: "A small Chinese numeral before a noun, such as 三家企业."
    case .vague: "A vague number, such as 数万."
    case .bareNumber: "A number without unit whose role the words do not show."
    case .serviceCircle: "The radius in a service circle's name, such as 15分钟生活圈."
    case .listNumber: "The number of a list item or heading."
    case .capacityName: "A capacity inside a project's name, such as 年产3万吨…项目."
    }
  }
}
