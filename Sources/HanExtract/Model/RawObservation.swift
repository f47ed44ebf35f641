import HanBase

/// A phrase made of up to four pieces of the text.
struct Phrase: Equatable {
  var a = Span.none
  var b = Span.none
  var c = Span.none
  var d = Span.none

  init() {}
  init(_ span: Span) { a = span }
  init(_ first: Span, _ second: Span, _ third: Span = .none) {
    self.init()
    append(first)
    append(second)
    append(third)
  }

  var isEmpty: Bool {
    @inline(__always) get { a.isEmpty }
  }

  /// The piece that ends the phrase.
  var last: Span {
    @inline(__always) get { b.isEmpty ? a : lastOfSeveral }
  }
  private var lastOfSeveral: Span {
    @inline(never) get { !d.isEmpty ? d : !c.isEmpty ? c : b }
  }

  mutating func append(_ span: Span) {
    if span.isEmpty { return }
    if a.isEmpty {
      a = span
    } else if b.isEmpty {
      if a.end == span.start { a.end = span.end } else { b = span }
    } else if c.isEmpty {
      if b.end == span.start { b.end = span.end } else { c = span }
    } else if d.isEmpty {
      d = span
    }
  }

  /// Takes the last piece away.
  mutating func dropLast() {
    if !d.isEmpty {
      d = .none
    } else if !c.isEmpty {
      c = .none
    } else if !b.isEmpty {
      b = .none
    } else {
      a = .none
    }
  }

  mutating func append(_ other: Phrase) {
    append(other.a)
    append(other.b)
    append(other.c)
    append(other.d)
  }
}

/// An observation as the rules leave it: places in the text and small numbers, no strings.
///
/// What the rules ask most stands first, as in `Quantity`.
struct RawObservation {
  var sentence: Int32 = 0
  /// The number with its unit.
  var span = Span.none
  var unit = Span.none
  var measure = Measure.level
  var comparator = Comparator.equal
  var status = Status.normal
  var rules = RuleSet()
  var certainty = FieldCertainty()
  var phrase = Phrase()
  /// Index of the catalogue's indicator, or -1.
  var indicator: Int32 = -1
  var area: Int32 = 0
  /// Words that the fields rest on.
  var measureSpan = Span.none
  var comparatorSpan = Span.none
  var statusSpan = Span.none
  var areaSpan = Span.none
  var periodSpan = Span.none
  var period = Period.unknown
  var subject = Span.none
  var digits = Span.none
  var numberEnd: Int32 = 0
  /// A unit that the catalogue supplies, or -1.
  var defaultUnit: Int32 = -1
  var value = ExactDecimal(0)

  /// Made where it will stand: behind a call it would be copied from there.
  @inline(__always)
  init() {}
}

/// The rule that set each field.
struct RuleSet {
  var number = Rule.numberArabic
  var measure = Rule.measureLevelDefault
  var comparator = Rule.comparatorEqual
  var status = Rule.statusNormal
  var indicator = Rule.indicatorNone
  var area = Rule.areaDocument
  var period = Rule.periodUnknown
}

/// How sure each field is.
struct FieldCertainty {
  var value = Certainty.stated
  var measure = Certainty.stated
  var comparator = Certainty.stated
  var status = Certainty.stated
  var indicator = Certainty.stated
  var area = Certainty.stated
  var period = Certainty.stated

  var all: [Certainty] { [value, measure, comparator, status, indicator, area, period] }
}

/// What one statement leaves for the next.
struct Carry {
  /// The indicator that was spoken of last, in this sentence or the one before.
  var topic = Phrase()
  var topicIndicator: Int32 = -1
  /// What a relational noun (增速, 排名) was said of: the topic without it.
  var root = Phrase()
  var rootIndicator: Int32 = -1
  var topicSentence = -1
  /// The first topic of the sentence, which parts and months of it come back to.
  var mainTopic = Phrase()
  var mainIndicator: Int32 = -1
  /// What was told of before the part that was told of last.
  var whole: WholeTopic?
  /// The indicator that a sentence named last, with or without a number.
  var named = Span.none
  var namedIndicator: Int32 = -1
  var namedSentence = -1
  var topicClause: Int32 = -1
  /// The sentence that announced growth rates (从增速看), or -1.
  var asksGrowth = -1
  /// From where to where it speaks of them.
  var asksGrowthIn = 0..<0
  /// The sentence that announced averages over years (若看两年平均), or -1.
  var asksAverage = -1
  /// The topic outside the bracket that is being read.
  var outer: OuterTopic?
  /// The last indicators that the text named, the latest at the end.
  var themes: [(Span, Int32)] = []
  /// The catalogue's indicator that the section told of first.
  var headline: (phrase: Phrase, indicator: Int32, sentence: Int)?
  /// What the text compares places by.
  var compared: ComparedTheme?
  /// What the text told of last by a name that can be measured.
  var told: ToldTheme?
  /// What a sentence said last that it looks at (投资方面).
  var aspect = Span.none
  /// What the text tells of one place after another.
  var placeTheme: PlaceTheme?
  /// The names that the text measured something by.
  var toldMeasures: [ToldMeasure] = []
  /// The shares that the text told by name.
  var toldShares: [ToldShare] = []
  /// The sentence that turned to something else (再看财政收入), and where those words end.
  var turn: (sentence: Int, end: Int) = (-1, 0)
  /// The ratio that the text told of last by its name.
  var ratio: (phrase: Phrase, indicator: Int32, sentence: Int)?
  /// The last name that can not.
  var nameless = Span.none
  /// The topic before places were counted, to which the sentences behind come back.
  var beforePlaces: (topic: Phrase, indicator: Int32, sentence: Int)?
  /// Whether the topic is a part that 其中 introduced.
  var topicIsPart = false
  /// The last name that was guessed: what goes on about it is no surer.
  var doubtful = Span.none
  /// Where the last number stands whose own words were found to name nothing, or -1.
  var replaced: Int32 = -1
  /// The time of which the paragraph tells when a sentence turned aside from it.
  var mainLine: MainLine?
  /// The value with which the last change began.
  var from: OldValue?
  /// The time that the paragraph before a list set for it (五年来，…：——…——…).
  var intro: MainLine?
  /// The clause whose numbers are of several times that do not pair with them.
  var unpairedTimes: Int32 = -1
  /// The place that the last aside was about, or -1 where the aside may go on.
  var asideArea: Int32 = 0
  /// The year that the paragraph stated last, or 0.
  var spokenYear = 0
  /// The frame that a numbered paragraph left which opened a chapter of plans with their heading.
  var runInHeading: (frame: Period?, span: Span)?
  /// The years for which a sentence set goals that the text may go on with.
  var goalYears: GoalYears?
  /// The year that the document stated last, or 0.
  var toldYear = 0
  /// The year that a sentence named last, with or without a number, or 0.
  var namedYear = 0
  /// Where the sentence begins that told last of the year's beginning (春节期间), or -1.
  var season = -1
  /// The holidays of which the sentence tells.
  var holidays: [ToldHoliday] = []
  /// The last holiday that figures were told of.
  var holiday: ToldHoliday?
  /// Whether the text is about a holiday.
  var isHolidayText = false
  /// The day of a stock with which a sentence opened (2018年末).
  var point: PointFrame?
  /// The months up to one of them of which a paragraph gave an account.
  var account: (frame: Period, span: Span)?
  /// The years that a sentence spanned last (1999年到2008年), and which sentence that was.
  var spokenSpan: (period: Period, sentence: Int)?
  /// What was last measured in each unit since the heading.
  var measured: [MeasuredTopic] = []
  /// The noun that the parts of a whole take over from it, and the sentence of that whole.
  var partHead = Span.none
  var partSentence = -1
  /// Where the last number stands that tells how far a plan was carried out, or -1.
  var completion: Int32 = -1
  /// All of them in the sentence, with what was planned.
  var completions: [(at: Int32, phrase: Phrase, indicator: Int32)] = []
  /// The growth verb of the last quantity in this clause.
  var growth: GrowthCue = .none
  var growthSpan = Span.none
  var growthEnd: Int32 = 0
  /// Where a clause begins that lists places and numbers which do not pair, or -1.
  var unpairedClause: Int32 = -1
  /// The sentence that tells of a zone, a region or a firm by its own name, or -1.
  var holderSentence = -1
  /// To whom the last clause turned that is not the place of the text.
  var apart = Apart()
  var small = SmallSubject()
  /// The sentence that tells where a deed comes from or is done, or -1.
  var venueSentence = -1
  /// Where that place stands.
  var venue: Int32 = 0
  /// The sentence that names a place only to say which work or event it tells of, or -1; where the place stands.
  var workSentence = -1
  var work: Int32 = 0
  var workKind = PlaceOfWork.work
  /// The place that the paragraph tells was honoured, or 0.
  var honouredArea: Int32 = 0
  /// Where a clause begins whose numbers do not pair with what it lists.
  var unpairedList: Int32 = -1
  /// The subjects of the last 分别 list.
  var subjects: [ListItem] = []
  var subjectsSentence = -1
  /// The area of the last statement in the sentence.
  var area: Int32 = 0
  var areaSpan = Span.none
  /// Where a word stands that told a wider place's bare number, and its sentence; whom that was about before.
  var wider: (at: Int32, sentence: Int) = (-1, -1)
  var narrower: (area: Int32, span: Span) = (0, .none)
  /// What stands before a colon, by which the members of its list are measured; their unit.
  var colonHead: (head: Span, unit: Span, sentence: Int) = (.none, .none, -1)
  /// A place of which nothing tells surely that the sentence goes on about it.
  var openArea: (area: Int32, sentence: Int) = (0, -1)
  /// Where a word for a whole stands (全区) of which nothing tells surely which it means, or -1.
  var doubtedWhole: Int32 = -1
  /// The last such word that was asked for, and what it means, or 0.
  var askedWhole: (at: Int32, area: Int32) = (-1, 0)
  /// Whether the sentence that begins there ends a clause with an era that has no year.
  var farEra: (start: Int, isThere: Bool) = (-1, false)
  /// Whether a clause of it opens with 那时, 三年后, 届时.
  var then: (start: Int, isThere: Bool) = (-1, false)
  /// The same for words such as 鼎盛时期 and 起步时.
  var phase: (start: Int, isThere: Bool) = (-1, false)
  /// The places that the last sentence with several of them named.
  var recentAreas: [Int32] = []
  var recentSentence = -1
  /// The division that a statement was about last.
  var lastArea: Int32 = 0
  var lastAreaSentence = -1
  /// Where the paragraph begins.
  var paragraphStart = 0
  /// The tier of which a paragraph says that it tells (市本级（含开发区，下同）), and where that begins.
  var tier = Span.none
  var tierParagraph = 0
  /// Which of those that bear a name stands at a place of a text about the nation, or 0.
  var bearers: [Int32: Int32] = [:]
  /// What a superlative in the clause before led up to, until its number is read.
  var lead: SuperlativeLead?
  /// What the last superlative was said of.
  var led: LedTopic?
  /// The place that a sentence named last, with or without a number, when it named no other.
  var spokenArea: Int32 = 0
  var spokenSentence = -1
  /// Where its name ends.
  var spokenEnd: Int32 = 0
  /// The area that the paragraph's first sentence is about.
  var paragraphArea: Int32 = 0
  /// The place that the paragraph is taken to be about though it did not say so, or 0.
  var presumedArea: Int32 = 0
  /// The one place that the paragraph has told of, 0 before it told of any, -1 where it told of several.
  var onlyArea: Int32 = 0
  /// The place that the heading above opens with, or 0.
  var headingArea: Int32 = 0
  /// The place that a title above names and no more, or 0; how many paragraphs stand between, this one included.
  var titledArea: Int32 = 0
  var titledFor = 0
  /// How many titles were no more than a place.
  var titles = 0
  /// The last title that is no more than a place, and its sentence.
  var title: (area: Int32, sentence: Int)?
  /// What a sentence said last to be yet to come (下一步).
  var nextStep = NextStep()
  /// （预计数，下同）: all that follows in the paragraph is an estimate.
  var estimateBelow = false
  var estimateSpan = Span.none
  /// The sentence that tells the parts of an estimate, or -1, and the words that foretold the whole.
  var partsOfEstimate = -1
  var estimateOfWhole = Span.none
  /// The last statement of this sentence was a flow.
  var isFlow = false
  var flowSentence = -1
  /// The period of the last flow in the sentence.
  var flowPeriod = Period.unknown
  /// 由1997年…增加到2002年…: the two ends of the change that the paragraph speaks of; 0 where unknown.
  var baseYear = 0
  var endYear = 0
}

/// The verb that makes a quantity a change.
enum GrowthCue: UInt8 {
  case none
  case up
  case down
}

extension Carry {
  /// Whether a phrase goes on about what was guessed before.
  func isDoubtful(_ phrase: Phrase) -> Bool { !doubtful.isEmpty && phrase.a == doubtful }
}

/// What the text was speaking of before a bracket.
struct OuterTopic {
  var sentence: Int
  var topic: Phrase
  var indicator: Int32
  var root: Phrase
  var rootIndicator: Int32
  var topicSentence: Int
}

/// What was measured in a unit.
struct MeasuredTopic {
  var unit: Int32
  var phrase: Phrase
  var indicator: Int32
  var sentence: Int
}

/// One member of a list of subjects.
struct ListItem {
  var phrase: Phrase
  var indicator: Int32
  var area: Int32
  /// Whether the phrase was named before the list and is only carried on.
  var isCarried = false
  /// Whether nothing tells the member from the others.
  var isGuess = false
  /// Whether the place is none that the catalogue knows: its area is what the others lie in.
  var isOpenPlace = false
  /// Which of the three industries it is whose name does not stand in the text (三次产业…分别), or -1.
  var industry: Int32 = -1

  /// The words that stand in the text: 三次产业 for one of them.
  var inFull: Phrase {
    industry < -1 ? Phrase(Span(phrase.a.start - 12, phrase.a.end)) : phrase
  }
}
