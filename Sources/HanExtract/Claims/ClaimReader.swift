import HanBase
import HanCatalog
import HanCorpus

/// A claim while its fields are looked for; spans count bytes of the clean text.
struct ClaimDraft {
  var kind: Claim.Kind
  var rule: ClaimRule
  var span: Span
  /// Where the title's words stand; empty for none.
  var title = Span.none
  /// Words of a title that is not one run: those before it.
  var titleLead = Span.none
  var name = Span.none
  var role = Span.none
  var parent = Span.none
  var issuer = Span.none
  var subject = Span.none
  /// Where the words that tell the level stand; the title where empty.
  var scope = Span.none
  var level: Claim.Level?
  var levelRule = ClaimRule.levelNone
  /// Whether no words tell the level, be there some in the title.
  var isUnscoped = false
  /// The years that a streak counts; 0 for none.
  var years = 0
  /// Whether the title is the nearest phrase and not what the cue governs.
  var isTitleGuessed = false
}

/// Works through the sentences of one document for claims.
///
/// One reader belongs to one document. Each kind of claim is an extension.
final class ClaimReader {
  let document: Document
  let catalog: Catalog
  /// What the divisions around the document's own are called.
  let local: LocalAreas
  let cues: ClaimCues
  let places: PlaceBeginnings
  let text: ByteText
  let line = ClaimLine()
  @exclusivity(unchecked) var context = ExtractorContext()
  /// Whether the section tells plans.
  @exclusivity(unchecked) var isTarget = false
  /// The time that a paragraph before opened with.
  @exclusivity(unchecked) var frame = Period.unknown
  /// The claims of the sentence at hand.
  @exclusivity(unchecked) var drafts: [ClaimDraft] = []
  /// Where the sentence's honours stand, in text order.
  @exclusivity(unchecked) var honourSpans: [Span] = []
  @exclusivity(unchecked) var output: [ClaimParts] = []

  /// The names of the text's own division, the full one first.
  private(set) lazy var ownNames = ClaimReader.names(of: catalog.area(context.area))
  /// Whether somebody was quoted so far.
  @exclusivity(unchecked) var holdsVoice = false
  /// Whether the text is a newspaper's, as far as it was read.
  @exclusivity(unchecked) var isNews = false
  /// Where the text first names its own division, once that was asked for.
  @exclusivity(unchecked) var foundOwnMention: Span?

  /// The time mentions of the paragraph so far, and how far it was read for them.
  @exclusivity(unchecked) var times: [TimeMention] = []
  @exclusivity(unchecked) var timesRead = 0

  init(_ document: Document, _ text: ByteText, _ catalog: Catalog, _ cues: ClaimCues) {
    self.document = document
    self.text = text
    self.catalog = catalog
    self.cues = cues
    places = PlaceBeginnings.of(catalog)
    local = LocalAreas(around: document.metadata.area, in: catalog)
    let metadata = document.metadata
    context.area = metadata.area
    context.areaCertain = metadata.areaOrigin == .stated
    context.dateCertain = metadata.dateOrigin == .stated
    if let end = metadata.date.end ?? metadata.date.start {
      context.year = end.year
      if let start = metadata.date.start, start.year == end.year, start.month == end.month {
        context.month = end.month
      }
    }
  }

  /// Reads all sentences in order.
  func run() {
    for (index, sentence) in document.sentences.enumerated() {
      let section = document.sections[Int(sentence.section)]
      if section.kind == .table { continue }
      if sentence.opensParagraph || Int(sentence.span.start) < timesRead {
        times.removeAll(keepingCapacity: true)
        timesRead = Int(sentence.span.start)
      }
      line.read(text, sentence.span, cues: cues)
      readFrame(section, sentence)
      readOpening(sentence)
      drafts.removeAll(keepingCapacity: true)
      findAll()
      if drafts.isEmpty { continue }
      if drafts.count > 1 {
        drafts.sort { $0.span < $1.span }
        shareStreaks()
      }
      for draft in drafts {
        output.append(parts(draft, sentence: index))
        if draft.kind == .testimony { holdsVoice = true }
      }
    }
  }

  /// Runs the rules of each kind for which the sentence holds a cue.
  private func findAll() {
    let roles = line.roles
    func has(_ wanted: ClaimRoles) -> Bool { !roles.isDisjoint(with: wanted) }
    let isQuoting = !line.enclosures.isEmpty
    if has(.honours) || has(.honourKept) || isQuoting { findHonours() }
    if has(.band) { findTiers() }
    findStreaks()
    if has(.firsts) { findFirsts() }
    if isQuoting || has([.decree, .policyHead, .policyList]) { findPolicies() }
    if has([.found, .founded, .leader, .leaderList, .leadBy, .parented]) { findOrganisations() }
    findTestimony()
    if has([.pledge, .goal, .byYear]) { findPledge() }
  }

  /// Keeps a claim, unless one of its kind has the same words already.
  func add(_ found: ClaimDraft) {
    var draft = found
    draft.span = whole(draft.span)
    draft.title = whole(draft.title)
    draft.name = whole(draft.name)
    draft.role = whole(draft.role)
    draft.parent = whole(draft.parent)
    draft.issuer = whole(draft.issuer)
    draft.subject = whole(draft.subject)
    guard !draft.span.isEmpty else { return }
    for other in drafts.suffix(12) where other.kind == draft.kind && other.span.overlaps(draft.span)
    {
      return
    }
    drafts.append(draft)
  }

  /// The span without the halves of scalars that a window of so many bytes may have cut.
  private func whole(_ span: Span) -> Span {
    var (start, end) = (Int(span.start), Int(span.end))
    while start < end, text[start] & 0xC0 == 0x80 { start += 1 }
    while end > start, text[end] & 0xC0 == 0x80 { end -= 1 }
    return Span(start, end)
  }

  /// What stands inside a streak has its years; a streak of honours has their issuer.
  ///
  /// The drafts are in text order, so that only neighbours can share words.
  private func shareStreaks() {
    for streak in drafts.indices where drafts[streak].kind == .streak {
      for other in max(0, streak - 8)..<min(drafts.count, streak + 9)
      where drafts[other].kind != .streak {
        let (outer, inner) = (drafts[streak].span, drafts[other].span)
        guard outer.contains(inner) || inner.contains(outer) else { continue }
        if drafts[other].years == 0 { drafts[other].years = drafts[streak].years }
        if drafts[streak].issuer.isEmpty { drafts[streak].issuer = drafts[other].issuer }
      }
    }
  }

  // MARK: small questions

  func span(_ start: Int, _ end: Int) -> Span { Span(start, end) }

  func string(_ span: Span) -> String { document.string(span) }

  /// Whether a cue of a role begins at an offset, be it hidden by a longer cue: 继续 in 继续保持.
  func cue(at offset: Int, _ role: ClaimRoles) -> Bool {
    var count = min(24, line.end - offset)
    let scalar = text.scalar(offset).value
    while count > 0, let found = cues.longest(text.base + offset, count, scalar: scalar) {
      if !found.roles.isDisjoint(with: role) { return true }
      count = found.length - 1
    }
    return false
  }

  /// Leaves out blanks and light words at both ends.
  func trimmed(_ span: Span) -> Span {
    var (start, end) = (Int(span.start), Int(span.end))
    while start < end {
      guard let length = text.any(" ", "　", "了", "的", "，", "、", "：", "\n", ",", at: start) else {
        break
      }
      start += length
    }
    while start < end {
      guard let length = text.anyEnds(" ", "　", "的", "，", "、", "：", "\n", ",", "了", at: end)
      else {
        break
      }
      end -= length
    }
    return Span(start, end)
  }

  /// Leaves out quotation marks that stand round the whole phrase.
  func unquoted(_ span: Span) -> Span {
    guard let enclosure = line.enclosure(at: Int(span.start)), enclosure.end == span.end else {
      return span
    }
    return Span(enclosure.innerStart, enclosure.innerEnd)
  }

  /// Whether an area's name begins at an offset; its code and end.
  func area(at offset: Int, limit: Int) -> (code: Int32, end: Int)? {
    guard limit - offset >= 6, offset + 8 > text.count || places.mayBegin(text.base + offset),
      let index = catalog.lexicon.longest(text.base + offset, limit - offset)
    else {
      return nil
    }
    let entry = catalog.lexicon[index]
    guard entry.area != 0 else { return nil }
    // 普陀区 in a text about Zhoushan is not that of Shanghai.
    let code =
      entry.hasNamesakes ? local.code(of: Int32(clamping: index)) ?? entry.area : entry.area
    return (code, offset + Int(entry.length))
  }

  /// Whether digits or a Chinese numeral begin at an offset; where they end.
  func numeral(at offset: Int, limit: Int) -> Int? {
    var at = offset
    while at < limit {
      let (scalar, length) = text.scalar(at)
      let isDigit =
        (48...57).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
        || (at > offset && (scalar == 0x2E || scalar == 0x25))
        || ScalarClass.digit(scalar) >= 0 || ScalarClass.power(scalar) > 0
      if !isDigit { break }
      at += length
    }
    return at > offset ? at : nil
  }
}

extension ByteText {
  /// Where the first of the literals occurs within a range.
  func anyFind(_ literals: [StaticString], in range: Range<Int>) -> Int? {
    for literal in literals { if let found = find(literal, in: range) { return found } }
    return nil
  }
}
