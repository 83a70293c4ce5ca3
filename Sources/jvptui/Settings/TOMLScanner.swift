/// Walks through the bytes of a TOML text, knowing strings, brackets and comments.
struct TOMLScanner {
  private let bytes: [UInt8]
  private(set) var position = 0
  /// The line at the position, from 1.
  private(set) var line = 1
  /// Where that line begins.
  private(set) var lineStart = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The byte at the position; nil at the end.
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func isAt(_ character: Unicode.Scalar) -> Bool { peek == UInt8(ascii: character) }

  private mutating func advance() {
    if isAt("\n") {
      line += 1
      lineStart = position + 1
    }
    position += 1
  }

  /// Goes some bytes further.
  mutating func skip(_ count: Int) {
    for _ in 0..<count where peek != nil { advance() }
  }

  private mutating func skipBlanks() {
    while isAt(" ") || isAt("\t") { advance() }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isAt(character) else { return false }
    advance()
    return true
  }

  /// Goes past the rest of a line and its end.
  mutating func skipLine() {
    while peek != nil, !isAt("\n") { advance() }
    if peek != nil { advance() }
  }

  /// Goes to the next statement, past blank lines and comments.
  mutating func skipBlankLines() {
    while true {
      skipBlanks()
      if isAt("\n") || isAt("\r") { advance() } else if isAt("#") { skipLine() } else { return }
    }
  }

  /// `[a.b]` or `[[a.b]]`.
  mutating func heading() -> (path: [String], isArray: Bool)? {
    guard take("[") else { return nil }
    let isArray = take("[")
    guard let path = path(), take("]"), !isArray || take("]") else { return nil }
    return (path, isArray)
  }

  /// A key and the sign after it.
  mutating func key() -> [String]? {
    guard let path = path(), take("=") else { return nil }
    return path
  }

  private mutating func path() -> [String]? {
    var path: [String] = []
    repeat {
      skipBlanks()
      guard let part = keyPart() else { return nil }
      path.append(part)
      skipBlanks()
    } while take(".")
    return path
  }

  private mutating func keyPart() -> String? {
    let start = position
    if isAt("\"") || isAt("'") {
      guard skipString() else { return nil }
      let raw = String(decoding: bytes[start + 1..<position - 1], as: UTF8.self)
      // A key with escapes is none of ours; it only must not be taken for one.
      return raw
    }
    while let byte = peek, byte.isBareKey { advance() }
    return position == start ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The bytes of a value; ends before a comment or the end of the line.
  mutating func value() -> Range<Int>? {
    skipBlanks()
    let start = position
    var end = position
    var depth = 0
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard skipString() else { return nil }
        end = position
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "#"):
        if depth == 0 { return start < end ? start..<end : nil }
        skipLine()
        continue
      case UInt8(ascii: "\n"):
        if depth == 0 { return start < end ? start..<end : nil }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        advance()
        continue
      default: break
      }
      advance()
      end = position
    }
    return depth == 0 && start < end ? start..<end : nil
  }

  /// Goes past a string of any of the four kinds.
  mutating func skipString() -> Bool {
    guard let quote = peek else { return false }
    let hasEscapes = quote == UInt8(ascii: "\"")
    let isLong = bytes[position...].prefix(3).elementsEqual([quote, quote, quote])
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while let byte = peek {
      if byte == UInt8(ascii: "\\"), hasEscapes {
        advance()
        if peek != nil { advance() }
      } else if byte == quote, !isLong {
        advance()
        return true
      } else if byte == quote {
        let run = bytes[position...].prefix { $0 == quote }.count
        for _ in 0..<min(run, 5) { advance() }
        if run >= 3 { return true }
      } else if byte == UInt8(ascii: "\n"), !isLong {
        return false
      } else {
        advance()
      }
    }
    return false
  }
}

extension UInt8 {
  fileprivate var isBareKey: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
