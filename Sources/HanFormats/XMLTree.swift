import CXMLSystem
import HanBase

/// A parsed document of libxml2, freed with this object.
final class XMLTree {
  /// The tree; its nodes live as long as this object.
  let document: xmlDocPtr

  /// Parses a web page, however badly it is written.
  init(html bytes: [UInt8], encoding: String?, name: String) throws(HanError) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    let parsed = bytes.withUnsafeBytes { raw in
      htmlReadMemory(
        raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count), nil,
        encoding, Int32(options))
    }
    guard let parsed else {
      throw HanError(.formatBroken, "is no web page that can be read", path: name)
    }
    document = parsed
  }

  /// Parses XML; entities are not resolved and nothing is fetched.
  init(xml bytes: [UInt8], name: String) throws(HanError) {
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_COMPACT.rawValue | XML_PARSE_HUGE.rawValue
    let parsed = bytes.withUnsafeBytes { raw in
      xmlReadMemory(
        raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count), nil, nil,
        Int32(options))
    }
    guard let parsed else {
      throw HanError(.formatBroken, "holds XML that cannot be read", path: name)
    }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  /// Goes over all nodes in document order, without recursion; where `enter` gives false, the
  /// node's children are left out, and `leave` is not called for it.
  func walk(enter: (xmlNodePtr) -> Bool, leave: (xmlNodePtr) -> Void) {
    guard let root = xmlDocGetRootElement(document) else { return }
    var node = root
    while true {
      let isEntered = enter(node)
      if isEntered, let child = node.pointee.children {
        node = child
        continue
      }
      if isEntered { leave(node) }
      while node != root, node.pointee.next == nil, let parent = node.pointee.parent {
        node = parent
        leave(node)
      }
      guard node != root, let next = node.pointee.next else { return }
      node = next
    }
  }
}

extension xmlNodePtr {
  /// The element's name without prefix; empty for other nodes.
  var elementName: String {
    guard pointee.type == XML_ELEMENT_NODE, let name = pointee.name else { return "" }
    return String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
  }

  /// The words of a text node; nil for other nodes.
  var words: UnsafeBufferPointer<UInt8>? {
    guard pointee.type == XML_TEXT_NODE || pointee.type == XML_CDATA_SECTION_NODE,
      let content = pointee.content
    else { return nil }
    return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
  }

  /// The value of an attribute, whatever its prefix.
  func attribute(_ wanted: String) -> String? {
    var attribute = pointee.properties
    while let one = attribute {
      if let name = one.pointee.name, same(name, wanted) {
        var (text, child) = ("", one.pointee.children)
        while let node = child {
          if let words = node.words { text += String(decoding: words, as: UTF8.self) }
          child = node.pointee.next
        }
        return text
      }
      attribute = one.pointee.next
    }
    return nil
  }

  private func same(_ name: UnsafePointer<UInt8>, _ wanted: String) -> Bool {
    String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)).lowercased()
      == wanted.lowercased()
  }
}
