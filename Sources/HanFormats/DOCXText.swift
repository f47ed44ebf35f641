import CXMLSystem
import HanBase
import HanCorpus

/// Takes the text out of a Word document: paragraphs, headings, tables; not notes or comments.
enum DOCXText {
  private static let skipped: Set<String> = [
    "del", "instrText", "pict", "drawing", "object", "sectPr", "rPr", "AlternateContent",
  ]

  static func extract(_ bytes: [UInt8], name: String) throws(HanError) -> ExtractedText {
    var (body, core) = ([UInt8]?.none, [UInt8]?.none)
    try ArchiveReader.forEachMember(of: .bytes(bytes), name: name) {
      (member, content) throws(HanError) in
      switch member {
      case "word/document.xml": body = try content()
      case "docProps/core.xml": core = try content()
      default: break
      }
      return body == nil || core == nil
    }
    guard let body else {
      throw HanError(
        .formatBroken, "is no Word document: it has no word/document.xml", path: name)
    }
    var result = ExtractedText(text: try text(body, name: name))
    if let core, let tree = try? XMLTree(xml: core, name: name) {
      tree.walk(
        enter: { node in
          if node.elementName == "title", let words = node.pointee.children?.words {
            result.stated.title = String(decoding: words, as: UTF8.self)
          }
          return true
        }, leave: { _ in })
    }
    return result
  }

  private static func text(_ xml: [UInt8], name: String) throws(HanError) -> [UInt8] {
    let tree = try XMLTree(xml: xml, name: name)
    var builder = MarkdownBuilder()
    tree.walk(
      enter: { node in
        let element = node.elementName
        switch element {
        case "p": builder.beginParagraph(mark(node))
        case "t":
          if let words = node.pointee.children?.words { builder.text(words) }
          return false
        case "tab", "noBreakHyphen":
          let blank: [UInt8] = element == "tab" ? [0x20] : [0x2D]
          blank.withUnsafeBufferPointer { builder.text($0) }
        case "br", "cr": builder.breakLine()
        case "tbl": builder.beginTable()
        case "tr": builder.beginRow()
        case "tc": builder.beginCell()
        default: return !element.isEmpty && !skipped.contains(element)
        }
        return true
      },
      leave: { node in
        switch node.elementName {
        case "p": builder.endParagraph()
        case "tbl": builder.endTable()
        case "tc": builder.endCell()
        default: break
        }
      })
    return builder.finish()
  }

  /// `## ` for a heading, `- ` for an item of a list.
  private static func mark(_ paragraph: xmlNodePtr) -> String {
    var child = paragraph.pointee.children
    while let node = child {
      child = node.pointee.next
      guard node.elementName == "pPr" else { continue }
      var property = node.pointee.children
      var isItem = false
      while let one = property {
        property = one.pointee.next
        switch one.elementName {
        case "outlineLvl":
          if let level = one.attribute("val").flatMap({ Int($0) }), (0..<6).contains(level) {
            return String(repeating: "#", count: level + 1) + " "
          }
        case "pStyle":
          if let level = level(one.attribute("val") ?? "") {
            return String(repeating: "#", count: level) + " "
          }
        case "numPr": isItem = true
        default: continue
        }
      }
      return isItem ? "- " : ""
    }
    return ""
  }

  /// The level of a heading's style: `Heading2`, `heading 2`, `2` (Chinese Word), `Title`, `标题2`.
  private static func level(_ style: String) -> Int? {
    if style == "Title" || style == "标题" { return 1 }
    var rest = style.lowercased()
    for prefix in ["heading", "标题"] where rest.hasPrefix(prefix) {
      rest.removeFirst(prefix.count)
      rest = rest.filter { $0 != " " }
      return Int(rest).flatMap { (1...6).contains($0) ? $0 : nil }
    }
    return nil
  }
}
