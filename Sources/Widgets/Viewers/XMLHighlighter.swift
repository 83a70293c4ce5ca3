import TUI

/// Colours XML.
public enum XMLHighlighter {
  /// The lines of a text, coloured as far as it is XML; tabs become blanks.
  ///
  /// Any text is taken, and no character is lost: what is not well-formed is coloured as well as can
  /// be guessed.
  public static func lines(_ xml: String) -> [StyledText] {
    var scanner = XMLScanner()
    return StyledText.splitLines(xml).map { scanner.line($0) }
  }
}

/// Reads XML line by line and remembers what the end of a line was inside of.
private struct XMLScanner {
  private enum Mode {
    case text
    case elementName
    case tag
    case attributeValue(quote: UInt8)
    /// Everything up to the given end has one role.
    case section(role: StyleRole, end: [UInt8])
  }

  private var mode = Mode.text
  private var bytes: [UInt8] = []
  private var index = 0
  private var runs: [StyledText.Run] = []

  mutating func line(_ text: String) -> StyledText {
    bytes = Array(text.utf8)
    index = 0
    runs = []
    while index < bytes.count { step() }
    return StyledText(runs: runs)
  }

  private mutating func step() {
    switch mode {
    case .text: readText()
    case .elementName:
      emit(until: nameEnd(from: index), .xmlElement)
      mode = .tag
    case .tag: readTag()
    case .attributeValue(let quote):
      if let end = bytes[index...].firstIndex(of: quote) {
        emit(until: end + 1, .xmlValue)
        mode = .tag
      } else {
        emit(until: bytes.count, .xmlValue)
      }
    case .section(let role, let end):
      if let found = find(end) {
        emit(until: found + end.count, role)
        mode = .text
      } else {
        emit(until: bytes.count, role)
      }
    }
  }

  private mutating func readText() {
    let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    emit(until: start, .text)
    guard index < bytes.count else { return }
    if starts(with: "<!--") {
      enter(.xmlComment, opening: 4, end: "-->")
    } else if starts(with: "<![CDATA[") {
      enter(.text, opening: 9, end: "]]>")
    } else if starts(with: "<?") {
      enter(.muted, opening: 2, end: "?>")
    } else if starts(with: "<!") {
      enter(.muted, opening: 2, end: ">")
    } else {
      emit(until: index + (starts(with: "</") ? 2 : 1), .muted)
      mode = .elementName
    }
  }

  private mutating func readTag() {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: ">"):
      emit(until: index + 1, .muted)
      mode = .text
    case UInt8(ascii: "<"):
      mode = .text
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      emit(until: index + 1, .xmlValue)
      mode = .attributeValue(quote: byte)
    case UInt8(ascii: "/"), UInt8(ascii: "="):
      emit(until: index + 1, .muted)
    case UInt8(ascii: " "):
      emit(until: bytes[index...].firstIndex { $0 != byte } ?? bytes.count, .text)
    default:
      emit(until: nameEnd(from: index), .xmlAttribute)
    }
  }

  private mutating func enter(_ role: StyleRole, opening: Int, end: String) {
    emit(until: min(index + opening, bytes.count), role)
    mode = .section(role: role, end: Array(end.utf8))
  }

  /// Appends what lies before an index, joined to the run before when that has the same role.
  private mutating func emit(until end: Int, _ role: StyleRole) {
    guard end > index else { return }
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    if let last = runs.indices.last, runs[last].style.role == role {
      runs[last].text += text
    } else {
      runs.append(StyledText.Run(text: text, style: Style(role)))
    }
    index = end
  }

  private func starts(with text: String) -> Bool {
    bytes[index...].starts(with: text.utf8)
  }

  private func nameEnd(from start: Int) -> Int {
    let end = bytes[start...].firstIndex { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "/"),
        UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"):
        true
      default: false
      }
    }
    return end ?? bytes.count
  }

  private func find(_ end: [UInt8]) -> Int? {
    var start = index
    while let found = bytes[start...].firstIndex(of: end[0]) {
      if bytes[found...].starts(with: end) { return found }
      start = found + 1
    }
    return nil
  }
}
