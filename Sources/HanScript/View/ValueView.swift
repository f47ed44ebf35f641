import HanBase

/// What a value is to people, without a way of drawing it: tables, statements, cards, or a word.
///
/// A console, a notebook or a page draws it. Names of fields are the ids of scripts (`area_name`), so
/// that whoever draws can head them in any language. Plain values of Lua have no view.
public enum ValueView: Sendable {
  /// Rows, perhaps only the first ones, and how many there are in all.
  case table(Table, total: Int)
  /// One statement of a document.
  case observation(ObservationView)
  /// A thing with fields: a district, a document.
  case card(CardView)
  /// A word or a line.
  case text(String)
}

/// One statement with the sentence that makes it.
public struct ObservationView: Sendable {
  /// Area, indicator, number and period in a line.
  public var headline = ""
  /// Its fields.
  public var fields: [CardView.Field] = []
  /// The sentence.
  public var sentence = ""
  /// The bytes of the sentence that are the number with its unit; nil where that is not certain.
  public var highlight: Range<Int>?
  /// Where it stands: `seeds/a.txt@120-131`.
  public var source = ""
}

/// A thing with named fields.
public struct CardView: Sendable {
  /// One field.
  public struct Field: Sendable, Hashable {
    /// What it holds.
    public enum Content: Sendable, Hashable {
      /// One text.
      case text(String)
      /// Names, perhaps only the first ones, and how many there are in all.
      case names([String], total: Int)
    }

    /// Its id: `full_name`.
    public let name: String
    /// What it holds.
    public let content: Content

    /// Makes a field of a text.
    public init(_ name: String, _ text: String) {
      self.name = name
      content = .text(text)
    }

    /// Makes a field of names.
    public init(_ name: String, _ names: [String], total: Int? = nil) {
      self.name = name
      content = .names(names, total: total ?? names.count)
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool {
      switch content {
      case .text(let text): text.isEmpty
      case .names(let names, _): names.isEmpty
      }
    }
  }

  /// The type's name: `district`.
  public let type: String
  /// What it is called.
  public let title: String
  /// Its fields; empty ones are left out.
  public let fields: [Field]

  /// Makes a card.
  public init(type: String, title: String, fields: [Field]) {
    self.type = type
    self.title = title
    self.fields = fields.filter { !$0.isEmpty }
  }
}
