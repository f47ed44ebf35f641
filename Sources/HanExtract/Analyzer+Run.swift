import HanBase
import HanCatalog
import HanCorpus

extension Analyzer {
  /// Works through a document's sentences in order.
  func run(_ document: Document) {
    forget()
    output.reserveCapacity(text.count / 128)
    readMetadata(document)
    context = baseContext
    tellsOfAirports = text.find("机场", in: 0..<min(text.count, 600)) != nil
    tellsOfPorts =
      text.anyFind(["港口", "集装箱", "港航"], in: 0..<min(text.count, 600)) != nil
    seeksCounties = isNational || catalog.areaLevel(context.area) == 1
    var section: Int32 = -1
    var nextSection = 0
    for index in document.sentences.indices {
      let sentence = document.sentences[index]
      sentenceIndex = index
      if index == 0 { baseContext.title = sentence.span }
      if sentence.section != section {
        section = sentence.section
        // Tables may hold no sentence: they are read when the text has come past them.
        while nextSection < document.sections.count, nextSection < Int(section) {
          if document.sections[nextSection].kind == .table {
            readTable(document.sections[nextSection], in: document)
          }
          nextSection += 1
        }
        openSection(document.sections[Int(section)])
      }
      var kind = document.sections[Int(section)].kind
      // 1. 长沙县：2319.2亿元: a line of a list looks like a heading.
      if kind == .heading, isListLine(sentence.span) { kind = .body }
      if kind == .table { continue }
      if sentence.opensParagraph, kind != .heading {
        openParagraph(at: Int(sentence.span.start))
        if let words = planWords(document, from: index) {
          (context.isTarget, context.targetSpan) = (true, words)
        }
      }
      if kind == .heading, isTableTitle(sentence.span) { continue }
      var opens = sentence.opensParagraph
      if kind == .heading || index == 0 || opens, let second = secondPart(sentence.span) {
        read(
          Span(Int(sentence.span.start), second), isHeading: kind == .heading, opensParagraph: opens
        )
        read(Span(second, Int(sentence.span.end)), isHeading: false, opensParagraph: true)
        continue
      }
      if index == 0, let chapter = chapterBehindTitle(sentence.span) {
        readFromTitle(sentence.span, chapter)
        continue
      }
      if sentence.span.count <= Analyzer.mostAtOnce {
        if !sentence.span.isEmpty {
          read(sentence.span, isHeading: kind == .heading, opensParagraph: opens)
        }
        continue
      }
      var rest = sentence.span
      while !rest.isEmpty {
        let piece = nextPiece(&rest)
        read(piece, isHeading: kind == .heading, opensParagraph: opens)
        opens = false
      }
    }
    while nextSection < document.sections.count {
      if document.sections[nextSection].kind == .table {
        readTable(document.sections[nextSection], in: document)
      }
      nextSection += 1
    }
    output.sort { $0.span.start < $1.span.start }
  }

  /// Reads a title, the heading of the first chapter and what follows as if each had its line.
  private func readFromTitle(_ span: Span, _ chapter: Int) {
    let title = Span(Int(span.start), chapter)
    let end = endOfChapter(chapter, Int(span.end))
    baseContext.title = title
    read(title, isHeading: true, opensParagraph: true)
    if end > chapter { read(Span(chapter, end), isHeading: true, opensParagraph: true) }
    guard end < Int(span.end) else { return }
    openParagraph(at: end)
    read(Span(end, Int(span.end)), isHeading: false, opensParagraph: true)
  }

  /// 表1 2023年年末人口数及其构成: it says nothing of the text behind the table.
  private func isTableTitle(_ span: Span) -> Bool {
    guard text.has("表", at: Int(span.start)) else { return false }
    let next = text.scalar(Int(span.start) + 3).value
    return (48...57).contains(next) || (0xFF10...0xFF19).contains(next)
      || ScalarClass.digit(next) > 0 || next == 0x20
  }

  /// Whether a line is a mark, a place and its figures.
  private func isListLine(_ span: Span) -> Bool {
    let start = behindLineMark(Int(span.start), Int(span.end))
    return start > Int(span.start) && mayHoldFigure(Span(start, Int(span.end)))
  }

  private func read(_ span: Span, isHeading: Bool, opensParagraph: Bool) {
    leaveComingYear()
    if !isHeading, !opensParagraph { leaveAside(span) }
    if !isHeading { noteSmallSubject(span) }
    if !isHeading, !mayHoldFigure(span) {
      if keepsRejections { explainNumerals(span) }
      // 郴州市是一座资源型城市。该市工业增长8%: in a text about the whole nation the next sentence may be about the place.
      if isNational {
        scan(span)
        noteNamed()
        noteAreas()
      }
      quantities.removeAll()
      noteAsked(span)
      if turn(at: Int(span.start)) != nil {
        scan(span)
        noteQuestion(opensParagraph: opensParagraph)
      }
      let opensScene =
        text.any(often.sceneOpeners, at: Int(span.start)) != nil
        || turnsToPlace(Int(span.start)) || !opensParagraph && followsSpeech(Int(span.start))
      scanOpening(span, opensParagraph: opensParagraph || opensScene)
      readFrame(opensParagraph: opensParagraph)
      if opensParagraph || opensScene {
        if opensParagraph { noteNewsOfPlaces() }
        openSentenceArea(opensParagraph: true)
        noteNamed()
        noteAreas()
      }
      return
    }
    scan(span)
    if isHeading {
      readHeading()
    } else {
      readFrame(opensParagraph: opensParagraph)
    }
    noteHolidays()
    guard !numbers.isEmpty || opensParagraph else {
      noteNamed()
      noteAreas()
      return
    }
    buildQuantities()
    leaveCountedPlaces()
    noteQuestion(opensParagraph: opensParagraph)
    noteLaterQuestion()
    noteNextStep()
    if opensParagraph { noteNewsOfPlaces() }
    openSentenceArea(opensParagraph: opensParagraph || followsSpeech(Int(span.start)))
    assemble()
    turnParagraph()
    noteSpokenSpan()
    noteNamed()
    noteAreas()
  }

  /// Notes why the numerals of a sentence without figures are left out.
  private func explainNumerals(_ span: Span) {
    scan(span)
    buildQuantities()
  }

  /// How many bytes of a sentence are read at once.
  private static let mostAtOnce = 4096

  /// The next piece of a sentence: all of it, or of an endless one what ends at a comma.
  ///
  /// Rules look back over their sentence, so its length is bounded to keep the work linear.
  private func nextPiece(_ rest: inout Span) -> Span {
    let most = Analyzer.mostAtOnce
    guard rest.count > most else {
      defer { rest = .none }
      return rest
    }
    var cut = Int(rest.start) + most
    while text[cut] & 0xC0 == 0x80 { cut -= 1 }
    var at = cut
    while at > Int(rest.start) + most / 2 {
      if text.anyEnds("，", "；", ",", ";", "、", at: at) != nil {
        cut = at
        break
      }
      at = text.before(at)
    }
    let piece = Span(Int(rest.start), cut)
    rest = Span(cut, Int(rest.end))
    return piece
  }

  private func openSection(_ section: Section) {
    carry.growth = .none
    carry.subjects = []
  }

  /// The reference date and area, and the years that the document as a whole looks back on.
  private func readMetadata(_ document: Document) {
    let metadata = document.metadata
    baseContext.area = metadata.area
    baseContext.areaCertain = metadata.areaOrigin == .stated
    baseContext.dateCertain = metadata.dateOrigin == .stated
    if let end = metadata.date.end ?? metadata.date.start {
      baseContext.year = end.year
      if let start = metadata.date.start, start.year == end.year, start.month == end.month {
        baseContext.month = end.month
      }
    }
    if local.area != baseContext.area {
      for name in local.shortNames {
        characters.pointee.forgetWord(ByteText.three(name.bytes))
      }
      local = LocalAreas(around: baseContext.area, in: catalog)
      for name in local.shortNames {
        characters.pointee.mayBeginWord(ByteText.three(name.bytes))
      }
    }
    baseContext.toldPlace = placeOfText(document)
    context = baseContext
    baseContext.documentFrame = documentFrame(document)
    carry.namedYear = 0
  }

  /// 五年来 said again and again, or a communiqué's title, make the frame of the whole document.
  private func documentFrame(_ document: Document) -> Period? {
    var votes: [Period: Int] = [:]
    var parts: [Period: Int] = [:]
    var wholeYear = 0
    var others = 0
    var years = ToldYears()
    var isYearbook = false
    if let year = censusYear(document) {
      baseContext.isCensus = true
      return .year(year)
    }
    var sentences = 0
    var isFromCommuniques = false
    // 上半年，GDP增长2.1%，…: the first time that a text tells, if its first sentence opens with it.
    var opening: Period?
    for (index, sentence) in document.sentences.enumerated() {
      let kind = document.sections[Int(sentence.section)].kind
      if kind == .table { continue }
      sentences += 1
      guard index < 60 || kind == .heading else { continue }
      scanTimes(sentence.span)
      if index < 6, sentence.span.count < 150, isByline || opensWithMeeting { continue }
      if index < 6, let year = announcedYear(sentence.span) ?? yearOfSource(sentence.span) {
        return year
      }
      if index < 3, sentence.span.count < 150, let year = yearOfOtherCensus(sentence.span) {
        return year
      }
      if index < 6, context.month >= 3, readsCommuniques(sentence.span) { isFromCommuniques = true }
      if index < 4, document.sentences.count < 60, tellsOfHoliday(sentence.span) {
        return .year(context.year)
      }
      if index < 4, document.sentences.count < 60, let season = openingSeason(sentence.span) {
        return season
      }
      if index < 8, let year = reportedYear(sentence.span) { return year }
      if index < 2, let part = titledPart(sentence.span) { return part }
      // A headline may have stood before it, but no other figures.
      if index < 3, kind != .heading, opening == nil,
        document.sentences[..<index].allSatisfy({
          !mayHoldFigure($0.span) || !text.ends("。", at: Int($0.span.end))
        })
      {
        opening = openingPart(sentence.span) ?? openingDay(sentence.span)
        if let day = opening, day.start?.month != 1 || day.end == day.start { parts[day] = 1 }
      }
      if index < 4, let month = openingMonths(sentence.span), opening == nil || month == opening {
        parts[month, default: 0] += 2
      }
      if kind == .heading && index < 12 || index < 2 && sentence.span.count < 150,
        let frame = communiqueYear(sentence.span)
      {
        baseContext.isCommunique = frame.start?.year == frame.end?.year
        return frame
      }
      // 【农村经济】1999年，…: a yearbook is dated by its year alone.
      if context.month == 0, text.has("【", at: Int(sentence.span.start)) { isYearbook = true }
      let opensWithYear =
        isYearbook && times.first?.kind == .calendar
        && text.ends("】", at: Int(times.first?.span.start ?? 0))
      years.note(
        times, in: text, context.year, context.month, isLead: index < 3 || opensWithYear,
        isYearbook: isYearbook,
        datesFigure: { mayHoldFigure(Span(Int($0.span.end), Int(sentence.span.end))) })
      for time in times where !time.isBase {
        if time.followsFrame { wholeYear += 1 }
        guard time.kind == .calendar || isPartOfThisYear(time), let start = time.period.start,
          let end = time.period.end
        else { continue }
        if start.month == 1, start.day == 1, end.month < 12, end.month >= 2, start.year == end.year,
          start.year == context.year, !time.isPoint,
          context.month == 0 || end.month <= context.month
        {
          parts[time.period, default: 0] += 1
        } else if start.year == context.year || start.year == context.year - 1,
          time.period != opening
        {
          others += 1
        }
      }
      for time in times where time.kind == .back && !time.isBase && !time.isNear {
        if let start = time.period.start?.year, let end = time.period.end?.year, end - start >= 2 {
          votes[time.period, default: 0] += 1
        }
      }
    }
    if let most = parts.values.max(), most >= 2 { baseContext.speaksOfParts = true }
    if isNewsOfDay(document) { baseContext.speaksOfParts = true }
    if let part = parts.max(by: { ($0.value, $1.key.sdmx) < ($1.value, $0.key.sdmx) }),
      part.value >= 2 || part.key == opening && parts.count == 1 && others <= 1,
      part.value >= others, wholeYear <= part.value
    {
      return part.key
    }
    // News that dates its figures by days of this year means this year by 全年.
    // 全年 said in a text of April to June that names no year is of the year before; what else it tells is of now.
    if wholeYear > years.monthsOfNow, votes.isEmpty, context.month <= 3, context.year > 1 {
      return .year(context.year - 1)
    }
    if let best = votes.max(by: { ($0.value, $1.key.sdmx) < ($1.value, $0.key.sdmx) }),
      best.value >= 3
    {
      return best.key
    }
    if years.tellsOnlyLast, !isNational, context.month >= 4 { baseContext.leansOnLastYear = true }
    if years.tellsOnlyLast || isNational && years.speaksOnlyOfLast {
      return .year(context.year - 1)
    }
    guard isFromCommuniques || isNational && years.tellsMostlyOfLast else { return nil }
    baseContext.leansOnLastYear = true
    return .year(context.year - 1)
  }

  /// 2023年春节假期结束: news of a holiday is of the days before it was written, also in January.
  private func tellsOfHoliday(_ span: Span) -> Bool {
    guard (1...3).contains(context.month),
      let holiday = text.anyFind(["春节", "元旦", "除夕", "元宵"], in: span.range)
    else { return false }
    let after = holiday..<min(Int(span.end), holiday + 36)
    return text.anyFind(
      ["假期", "黄金周", "假日", "小长假", "7天", "七天", "八天", "8天", "旅游", "消费", "票房"], in: after)
      != nil
  }

  /// 2023年常住人口数据全部出炉: the year whose figures the text tells.
  private func announcedYear(_ span: Span) -> Period? {
    guard times.contains(where: { $0.kind == .calendar && !$0.isBase }),
      text.anyFind(["出炉", "揭晓", "公布", "发布", "披露"], in: span.range) != nil
    else { return nil }
    for time in times where time.kind == .calendar && !time.isBase {
      // 2021年末常住人口数据悉数出炉
      guard let start = time.period.start, let end = time.period.end,
        start.month == 1 || time.isPoint && start.month == 12,
        end.month == 12, end.year == context.year - 1
      else { continue }
      let after = Int(time.span.end)..<min(Int(span.end), Int(time.span.end) + 60)
      guard after.lowerBound < after.upperBound,
        let noun = text.anyFind(["数据", "成绩单", "榜单", "排行榜", "年报", "公报"], in: after),
        text.find("，", in: after.lowerBound..<noun) == nil
      else { continue }
      return time.period
    }
    return nil
  }

  private func communiqueYear(_ span: Span) -> Period? {
    guard text.find("公报", in: span.range) != nil,
      text.find("统计", in: span.range) != nil
    else { return nil }
    for time in times where time.kind == .calendar {
      return time.period
    }
    return nil
  }
}
