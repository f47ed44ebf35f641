import CXMLSystem
import HanBase
import HanCorpus

/// Takes the text out of a web page.
///
/// Headings, paragraphs, lists and tables keep their form; scripts, forms and menus are left out.
/// Title, date and publisher are taken from the `meta` elements that Chinese government sites carry
/// (`ArticleTitle`, `PubDate`, `ContentSource`).
enum HTMLText {
  private static let skipped: Set<String> = [
    "script", "style", "noscript", "template", "nav", "form", "button", "select", "option",
    "iframe", "svg", "object", "head", "footer", "aside", "map", "audio", "video",
  ]
  private static let blocks: Set<String> = [
    "p", "div", "section", "article", "header", "main", "ul", "ol", "dl", "dt", "dd", "blockquote",
    "pre", "figure", "figcaption", "address", "center", "fieldset", "hr", "details", "summary",
    "caption", "body",
  ]

  static func extract(_ bytes: [UInt8], name: String) throws(HanError) -> ExtractedText {
    let tree = try XMLTree(html: bytes, encoding: encoding(bytes), name: name)
    var builder = MarkdownBuilder()
    var stated = StatedMetadata()
    tree.walk(
      enter: { node in
        if let words = node.words {
          builder.text(words)
          return true
        }
        let name = node.elementName
        if name == "head" { readHead(node, &stated) }
        guard !name.isEmpty, !skipped.contains(name) else { return false }
        if name == "sup", builder.endsInWord, isNote(node) { return false }
        begin(name, &builder)
        return true
      },
      leave: { node in end(node.elementName, &builder) })
    return ExtractedText(text: builder.finish(), stated: stated)
  }

  /// 生产总值<sup>2</sup>1338亿元: the number of a note, not of what is told; 米<sup>2</sup> is a unit.
  private static func isNote(_ node: xmlNodePtr) -> Bool {
    guard let child = node.pointee.children, child.pointee.next == nil, let words = child.words,
      (1...3).contains(words.count)
    else { return false }
    return words.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// UTF-8 where it is that; else what the page says of itself, and GB18030 where it says nothing.
  private static func encoding(_ bytes: [UInt8]) -> String? {
    let isUTF8 = bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
    if isUTF8 { return "UTF-8" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    return head.contains("charset") && !head.contains("charset=gb") ? nil : "GB18030"
  }

  private static func begin(_ name: String, _ builder: inout MarkdownBuilder) {
    switch name {
    case "br": builder.breakLine()
    case "h1", "h2", "h3", "h4", "h5", "h6":
      builder.beginParagraph(String(repeating: "#", count: Int(name.suffix(1)) ?? 1) + " ")
    case "li": builder.beginParagraph("- ")
    case "table": builder.beginTable()
    case "tr": builder.beginRow()
    case "td", "th": builder.beginCell()
    default:
      if name == "pre" { builder.isVerbatim = true }
      if blocks.contains(name) { builder.endParagraph() }
    }
  }

  private static func end(_ name: String, _ builder: inout MarkdownBuilder) {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6", "li": builder.endParagraph()
    case "table": builder.endTable()
    case "td", "th": builder.endCell()
    default:
      if name == "pre" { builder.isVerbatim = false }
      if blocks.contains(name) { builder.endParagraph() }
    }
  }

  private static func readHead(_ head: xmlNodePtr, _ stated: inout StatedMetadata) {
    var child = head.pointee.children
    while let node = child {
      child = node.pointee.next
      switch node.elementName {
      case "title":
        if stated.title == nil, let words = node.pointee.children?.words {
          let title = trimmed(String(decoding: words, as: UTF8.self))
          if !title.isEmpty { stated.title = title }
        }
      case "meta":
        guard let content = node.attribute("content").map(trimmed), !content.isEmpty else {
          continue
        }
        switch (node.attribute("name") ?? node.attribute("property") ?? "").lowercased() {
        case "articletitle", "og:title": stated.title = content
        case "pubdate", "article:published_time", "publishdate":
          stated.date = date(content) ?? stated.date
        case "contentsource", "og:site_name": stated.source = stated.source ?? content
        default: continue
        }
      default: continue
      }
    }
  }

  /// A date of the form `2024-01-05 10:20` or `2024/1/5`.
  private static func date(_ text: String) -> Period? {
    let day = text.prefix { $0.isNumber || $0 == "-" || $0 == "/" }
    let parts = day.split { $0 == "-" || $0 == "/" }.compactMap { Int($0) }
    guard parts.count == 3 else { return StatedMetadata.period(day) }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2]).map(Period.day)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
