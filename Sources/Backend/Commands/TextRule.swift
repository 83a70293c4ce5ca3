/// What a text that the operator enters may be, so that it can be shown, stored and read back.
///
/// libvirt stores an escape character in a title, and then cannot read the machine's XML any more.
public struct TextRule: Sendable {
  /// What the text is for, as in `name`.
  public let field: Phrase
  private let allowsEmpty: Bool
  private let allowsLines: Bool
  private let isName: Bool

  /// The name of a machine.
  public static let name = TextRule(
    field: phrase("name"),
    allowsEmpty: false,
    allowsLines: false,
    isName: true
  )
  /// The title of a machine; empty removes it.
  public static let title = TextRule(
    field: phrase("title"),
    allowsEmpty: true,
    allowsLines: false,
    isName: false
  )
  /// The description of a machine; empty removes it.
  public static let description = TextRule(
    field: phrase("description"),
    allowsEmpty: true,
    allowsLines: true,
    isName: false
  )

  /// Why a text is refused, with the field, the value and what is allowed; nil when it is fine.
  public func problem(with text: String) -> String? {
    let field = say(field)
    if text.isEmpty {
      return allowsEmpty ? nil : say("the \(field) is empty; it needs one character")
    }
    for scalar in text.unicodeScalars {
      if allowsLines, scalar == "\n" || scalar == "\t" { continue }
      if let kind = Self.forbiddenKind(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
        let shown = Self.visible(text)
        return allowsLines
          ? say(
            "the \(field) “\(shown)” contains \(kind) (U+\(digits)); text and line breaks are allowed"
          )
          : say(
            "the \(field) “\(shown)” contains \(kind) (U+\(digits)); one line of text is allowed"
          )
      }
    }
    guard isName else { return nil }
    if text.contains("/") {
      return say(
        "the \(field) “\(text)” contains “/”; anything else that can be printed is allowed"
      )
    }
    if text.first == " " || text.last == " " {
      return say(
        "the \(field) “\(text)” begins or ends with a blank; only inside it are blanks allowed"
      )
    }
    if text == "." || text == ".." {
      return say("the \(field) “\(text)” means a folder; any other name is allowed")
    }
    return nil
  }

  private static func forbiddenKind(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: say("a line break")
    case 0..<0x20, 0x7F, 0x80..<0xA0: say("a control character")
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      say("a writing direction character")
    case 0xFDD0...0xFDEF: say("a character that is none")
    case let value where value & 0xFFFE == 0xFFFE: say("a character that is none")
    default: nil
    }
  }

  /// The text with what is refused made visible, so that the message itself is safe.
  static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(80) {
      if forbiddenKind(scalar) == nil {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\u{FFFD}"
      }
    }
    return result
  }
}
