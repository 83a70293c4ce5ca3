import Backend

/// Reads the filter language.
struct FilterParser {
  /// A field's name, and whether it holds a number.
  struct Field: Sendable, Equatable {
    var name: String
    var isNumber: Bool
    /// Whether it is meant where percent are asked for, beside another of that name.
    var isShare = false
  }

  private let characters: [Character]
  private let fields: [Field]
  private var position = 0

  /// - Returns: The filter; nil for an empty text, which hides nothing.
  static func parse(_ text: String, fields: [Field]) throws(FilterError) -> Filter? {
    var parser = FilterParser(characters: Array(text), fields: fields)
    parser.skipBlanks()
    guard !parser.isAtEnd else { return nil }
    let filter = try parser.alternatives()
    guard parser.isAtEnd else {
      throw FilterError(message: say("“)” closes nothing"), position: parser.position)
    }
    return filter
  }

  private init(characters: [Character], fields: [Field]) {
    self.characters = characters
    self.fields = fields
  }

  private var isAtEnd: Bool { position >= characters.count }
  private var current: Character? { isAtEnd ? nil : characters[position] }

  private mutating func skipBlanks() {
    while current == " " || current == "\t" { position += 1 }
  }

  private mutating func alternatives() throws(FilterError) -> Filter {
    var parts = [try sequence()]
    while takeOr() { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func takeOr() -> Bool {
    skipBlanks()
    guard isAtOr else { return false }
    position += 2
    return true
  }

  private var isAtOr: Bool {
    guard position + 1 < characters.count else { return false }
    guard String(characters[position...position + 1]).lowercased() == "or" else { return false }
    let next = position + 2 < characters.count ? characters[position + 2] : " "
    return next == " " || next == "("
  }

  private mutating func sequence() throws(FilterError) -> Filter {
    var parts: [Filter] = []
    skipBlanks()
    while let character = current, character != ")", !isAtOr {
      parts.append(try term())
      skipBlanks()
    }
    guard !parts.isEmpty else {
      throw FilterError(message: say("a word or condition is missing"), position: position)
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func term() throws(FilterError) -> Filter {
    switch current {
    case "!":
      position += 1
      skipBlanks()
      guard !isAtEnd else {
        throw FilterError(message: say("“!” needs something to negate"), position: position)
      }
      return .not(try term())
    case "(":
      let start = position
      position += 1
      let inner = try alternatives()
      skipBlanks()
      guard current == ")" else {
        throw FilterError(message: say("“(” is not closed"), position: start)
      }
      position += 1
      return inner
    case "/":
      return try regex()
    default:
      return try condition()
    }
  }

  private mutating func regex() throws(FilterError) -> Filter {
    let start = position
    position += 1
    var pattern = ""
    while let character = current, character != "/" {
      if character == "\\", position + 1 < characters.count, characters[position + 1] == "/" {
        position += 1
      }
      pattern.append(characters[position])
      position += 1
    }
    guard current == "/" else {
      throw FilterError(message: say("“/” is not closed"), position: start)
    }
    position += 1
    guard (try? Regex(pattern)) != nil else {
      throw FilterError(message: say("“\(pattern)” is not a regular expression"), position: start)
    }
    return .regex(pattern)
  }

  private mutating func condition() throws(FilterError) -> Filter {
    let start = position
    var word = ""
    while let character = current, character != " ", character != ")", character != "(" {
      if let comparison = comparisonHere(), !word.isEmpty {
        guard let field = field(named: word.lowercased(), comparison) else {
          // An address or a time holds colons too: it is a word unless it looks like a field.
          if comparison == .contains, !word.allSatisfy(\.isLetter) {
            word.append(character)
            position += 1
            continue
          }
          let known = fields.map(\.name).joined(separator: ", ")
          throw FilterError(message: say("no field “\(word)”; there are \(known)"), position: start)
        }
        position += comparison.rawValue.count
        return try value(of: field, comparison)
      }
      if character == "\"" {
        word += try quoted()
      } else {
        word.append(character)
        position += 1
      }
    }
    return .word(word)
  }

  /// A name can be that of a text and of a number: a disk has a path, and a rate to compare.
  private func field(named name: String, _ comparison: Filter.Comparison) -> Field? {
    let found = fields.filter { $0.name == name }
    let isOrder = comparison != .contains && comparison != .equal
    return found.first { $0.isNumber == isOrder && !$0.isShare } ?? found.first
  }

  private func comparisonHere() -> Filter.Comparison? {
    Filter.Comparison.allCases.first { comparison in
      let end = position + comparison.rawValue.count
      return end <= characters.count && String(characters[position..<end]) == comparison.rawValue
    }
  }

  private mutating func value(
    of field: Field,
    _ comparison: Filter.Comparison
  ) throws(FilterError) -> Filter {
    let start = position
    var text = ""
    while let character = current, character != " ", character != ")" {
      if character == "\"" {
        text += try quoted()
      } else {
        text.append(character)
        position += 1
      }
    }
    guard !text.isEmpty else {
      throw FilterError(message: say("“\(field.name)” needs a value"), position: start)
    }
    if field.isNumber {
      guard let number = Self.number(text) else {
        throw FilterError(
          message: say("“\(text)” is not a number; allowed are 80, 80%, 512M, 2G"),
          position: start
        )
      }
      let isShare = text.hasSuffix("%") && fields.contains { $0.name == field.name && $0.isShare }
      return isShare
        ? .share(field.name, comparison, number) : .number(field.name, comparison, number)
    }
    guard comparison == .contains || comparison == .equal else {
      throw FilterError(
        message: say("“\(field.name)” is a text; use : or ="),
        position: start
      )
    }
    return .field(field.name, comparison, text)
  }

  private mutating func quoted() throws(FilterError) -> String {
    let start = position
    position += 1
    var text = ""
    while let character = current, character != "\"" {
      text.append(character)
      position += 1
    }
    guard current == "\"" else {
      throw FilterError(message: say("the quote is not closed"), position: start)
    }
    position += 1
    return text
  }

  /// `80`, `80%`, `512M`, `1.5GiB`: a plain number, or bytes in powers of 1024.
  static func number(_ text: String) -> Double? {
    var digits = Substring(text.lowercased())
    if digits.hasSuffix("%") { return Double(digits.dropLast()) }
    for suffix in ["ib", "b"] where digits.hasSuffix(suffix) {
      digits = digits.dropLast(suffix.count)
      break
    }
    var factor = 1.0
    if let unit = digits.last, let power = ["k", "m", "g", "t"].firstIndex(of: String(unit)) {
      for _ in 0...power { factor *= 1024 }
      digits = digits.dropLast()
    }
    return Double(digits).map { $0 * factor }
  }
}
