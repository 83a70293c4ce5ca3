/// Reads the expressions that can be looked for byte by byte; all others are left to `Regex`.
///
/// Known are characters, `.`, classes, `\d \w \s` and their opposites, groups, `|`, `*`, `+`, `?`,
/// counts in braces, `^` and `$`.
struct ByteExpressionParser {
  indirect enum Node {
    case bytes(ByteSet)
    case sequence([Node])
    case alternatives([Node])
    case repeated(Node, least: Int, most: Int?)
    case start, end
  }

  private struct Unknown: Error {}

  /// Counts expand to copies; more than this is left to `Regex`.
  private static let mostCopies = 40

  private let bytes: [UInt8]
  private var position = 0

  /// - Returns: nil for what is not known here.
  static func parse(_ pattern: String) -> Node? {
    guard pattern.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    var parser = ByteExpressionParser(bytes: Array(pattern.utf8))
    guard let node = try? parser.alternatives(), parser.position == parser.bytes.count else {
      return nil
    }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func isAt(_ character: Unicode.Scalar) -> Bool { current == UInt8(ascii: character) }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isAt(character) else { return false }
    position += 1
    return true
  }

  private mutating func alternatives() throws(Unknown) -> Node {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() throws(Unknown) -> Node {
    var parts: [Node] = []
    while let byte = current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      parts.append(try quantified(try atom()))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func quantified(_ node: Node) throws(Unknown) -> Node {
    let count: (least: Int, most: Int?)
    switch current {
    case UInt8(ascii: "*"): count = (0, nil)
    case UInt8(ascii: "+"): count = (1, nil)
    case UInt8(ascii: "?"): count = (0, 1)
    case UInt8(ascii: "{"): count = try braces()
    default: return node
    }
    switch node {
    case .start, .end: throw Unknown()
    case .bytes, .sequence, .alternatives, .repeated: break
    }
    position += 1
    // How greedy it is makes no difference to whether there is a match.
    _ = take("?")
    if isAt("+") || isAt("*") || isAt("?") || isAt("{") { throw Unknown() }
    return .repeated(node, least: count.least, most: count.most)
  }

  /// Reads up to the closing brace, which stays.
  private mutating func braces() throws(Unknown) -> (least: Int, most: Int?) {
    position += 1
    guard let least = number() else { throw Unknown() }
    var most: Int? = least
    if take(",") { most = number() }
    guard isAt("}"), max(least, most ?? 0) <= Self.mostCopies, most.map({ $0 >= least }) ?? true
    else { throw Unknown() }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      value = min((value ?? 0) * 10 + Int(byte - UInt8(ascii: "0")), 10_000)
      position += 1
    }
    return value
  }

  private mutating func atom() throws(Unknown) -> Node {
    guard let byte = current else { throw Unknown() }
    position += 1
    switch Unicode.Scalar(byte) {
    case "(":
      if take("?") {
        guard take(":") else { throw Unknown() }
      } else if isAt("*") {
        throw Unknown()
      }
      let inner = try alternatives()
      guard take(")") else { throw Unknown() }
      return inner
    case "[": return .bytes(try characterClass())
    case ".": return .bytes(ByteSet(UInt8(ascii: "\n")).union(ByteSet(13)).inverted)
    case "^": return .start
    case "$": return .end
    case "\\": return .bytes(try escape().ignoringCase)
    case "*", "+", "?", "{", "}", "]", ")", "|": throw Unknown()
    default:
      // What is not ASCII is in no text that is looked at here. A count would be of the whole
      // character, of which this is one byte.
      if byte >= 0x80, isAt("*") || isAt("+") || isAt("?") || isAt("{") { throw Unknown() }
      return .bytes(ByteSet(byte).ignoringCase)
    }
  }

  private mutating func escape() throws(Unknown) -> ByteSet {
    guard let byte = current else { throw Unknown() }
    position += 1
    switch Unicode.Scalar(byte) {
    case "d": return .digits
    case "D": return ByteSet.digits.inverted
    case "w": return .letters
    case "W": return ByteSet.letters.inverted
    case "s": return .blanks
    case "S": return ByteSet.blanks.inverted
    default:
      guard byte < 0x80, !ByteSet.letters.contains(byte) else { throw Unknown() }
      return ByteSet(byte)
    }
  }

  private mutating func characterClass() throws(Unknown) -> ByteSet {
    let isNegated = take("^")
    var set = ByteSet()
    var isFirst = true
    while !isAt("]") || isFirst {
      guard let byte = current, byte < 0x80, !isAt("["), !isAt("&"), !isAt("~"),
        !isFirst || !isAt("]")
      else {
        throw Unknown()
      }
      isFirst = false
      position += 1
      if byte == UInt8(ascii: "\\") {
        set = set.union(try escape())
        continue
      }
      let isRange =
        isAt("-") && position + 1 < bytes.count && bytes[position + 1] != UInt8(ascii: "]")
      guard isRange else {
        set.insert(byte)
        continue
      }
      let end = bytes[position + 1]
      guard end >= byte, ByteSet.letters.contains(byte), ByteSet.letters.contains(end) else {
        throw Unknown()
      }
      set = set.union(ByteSet(byte...end))
      position += 2
    }
    position += 1
    let folded = set.ignoringCase
    return isNegated ? folded.inverted : folded
  }
}
