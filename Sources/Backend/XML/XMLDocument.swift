import CLibXML2

/// A parsed XML text of a host's; what a hostile host may send is refused, not followed.
///
/// No entities, no external files, no network, no element deeper than libxml2's limit of 256.
final class XMLDocument {
  private let pointer: xmlDocPtr

  /// Longest text that is parsed, in bytes; libvirt's own limit for a string.
  static let maximumLength = 4 << 20

  /// Keeps libxml2's messages off the screen, in every thread that starts later.
  static func silence() { xml_silence() }

  /// Parses a text; nil when it is not well-formed, too long or has a document type.
  init?(_ text: String) {
    var text = text
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOBLANKS.rawValue
    let parsed = text.withUTF8 { bytes -> xmlDocPtr? in
      guard bytes.count <= Self.maximumLength, !Self.hasDocumentType(bytes) else { return nil }
      return bytes.withMemoryRebound(to: CChar.self) { characters in
        xmlReadMemory(
          characters.baseAddress,
          Int32(characters.count),
          nil,
          "UTF-8",
          Int32(options)
        )
      }
    }
    guard let parsed else { return nil }
    pointer = parsed
    guard xmlDocGetRootElement(parsed) != nil, parsed.pointee.intSubset == nil else { return nil }
  }

  deinit { xmlFreeDoc(pointer) }

  /// The outermost element.
  var root: XMLElement? {
    xmlDocGetRootElement(pointer).map { XMLElement(node: $0, document: self) }
  }

  /// libvirt never writes one, and it is where entities come from.
  private static func hasDocumentType(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let sign = "<!DOCTYPE".utf8
    guard bytes.count >= sign.count else { return false }
    for start in 0...(bytes.count - sign.count)
    where bytes[start] == UInt8(ascii: "<") && bytes[start + 1] == UInt8(ascii: "!") {
      if bytes[start..<start + sign.count].elementsEqual(sign) { return true }
    }
    return false
  }
}

/// One element of a document, which it keeps alive.
struct XMLElement {
  private let node: xmlNodePtr
  private let document: XMLDocument

  init(node: xmlNodePtr, document: XMLDocument) {
    self.node = node
    self.document = document
  }

  /// Its name without prefix.
  var name: String { Self.string(node.pointee.name) ?? "" }

  /// The URI of its namespace; nil without one.
  var namespace: String? { node.pointee.ns.flatMap { Self.string($0.pointee.href) } }

  /// All text inside it, without white space at the ends.
  var text: String {
    guard let content = xmlNodeGetContent(node) else { return "" }
    defer { xml_release(content) }
    return Self.string(content).map(Self.trimmed) ?? ""
  }

  /// An attribute's value; nil when it is missing.
  func attribute(_ name: String) -> String? {
    guard let value = xmlGetNoNsProp(node, name) else { return nil }
    defer { xml_release(value) }
    return Self.string(value)
  }

  /// Every attribute, in the order of the document.
  var attributes: [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    var next = node.pointee.properties
    while let attribute = next {
      let name = Self.string(attribute.pointee.name) ?? ""
      result.append((name, self.attribute(name) ?? ""))
      next = attribute.pointee.next
    }
    return result
  }

  /// Every element directly inside it.
  var children: [XMLElement] {
    var result: [XMLElement] = []
    var next = node.pointee.children
    while let child = next {
      if child.pointee.type == XML_ELEMENT_NODE {
        result.append(XMLElement(node: child, document: document))
      }
      next = child.pointee.next
    }
    return result
  }

  /// The first element of a name directly inside it; nil when there is none.
  func first(_ name: String) -> XMLElement? {
    var next = node.pointee.children
    while let child = next {
      if child.pointee.type == XML_ELEMENT_NODE, xmlStrEqual(child.pointee.name, name) == 1 {
        return XMLElement(node: child, document: document)
      }
      next = child.pointee.next
    }
    return nil
  }

  /// Every element of a name directly inside it.
  func all(_ name: String) -> [XMLElement] {
    children.filter { xmlStrEqual($0.node.pointee.name, name) == 1 }
  }

  /// A value by its place: `target@dev`, `@type`, `backingStore/source@file`, `model`; nil when it
  /// is missing or empty.
  func value(_ place: String) -> String? {
    let parts = place.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    var element = self
    for step in (parts.first ?? "").split(separator: "/") {
      guard let next = element.first(String(step)) else { return nil }
      element = next
    }
    let value = parts.count == 2 ? element.attribute(String(parts[1])) : element.text
    return value?.isEmpty == false ? value : nil
  }

  private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
    pointer.map {
      String(decoding: UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0))), as: UTF8.self)
    }
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
    guard let start = text.firstIndex(where: { !isSpace($0) }),
      let end = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[start...end])
  }
}
