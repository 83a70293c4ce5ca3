/// The texts that a source file gives to `say`, `phrase` and `phrases`, found by reading its literals.
///
/// It knows Swift's literals and comments well enough for this repository; what it cannot read it
/// reports as a text that no catalogue has.
struct SaidTexts {
  private let source: [Character]
  /// The keys in the order of the file: the words with `%@` for each value.
  private(set) var keys: [String] = []

  init(_ text: String) {
    source = Array(text)
    var index = 0
    while index < source.count {
      if let end = skipped(from: index) {
        index = end
      } else if let start = opening(at: index) {
        index = collect(from: start)
      } else if source[index] == "\"" {
        index = literal(at: index).end
      } else {
        index += 1
      }
    }
  }

  /// The end of a comment or a raw literal that begins here.
  private func skipped(from index: Int) -> Int? {
    if matches("//", index) {
      return source[index...].firstIndex { $0.isNewline } ?? source.count
    }
    for (open, close) in [("/*", "*/"), ("#\"\"\"", "\"\"\"#"), ("#\"", "\"#"), ("#/", "/#")]
    where matches(open, index) {
      var end = index + open.count
      while end < source.count, !matches(close, end) { end += 1 }
      return min(end + close.count, source.count)
    }
    return nil
  }

  /// The place behind the parenthesis of a call that begins here.
  private func opening(at index: Int) -> Int? {
    if index > 0, source[index - 1].isLetter || source[index - 1] == "." { return nil }
    for call in ["say(", "phrase(", "phrases("] where matches(call, index) {
      let isDeclared = index >= 5 && String(source[(index - 5)..<index]) == "func "
      return isDeclared ? nil : index + call.count
    }
    return nil
  }

  /// Takes the literals of a call up to its closing parenthesis; those joined by `+` are one.
  private mutating func collect(from start: Int) -> Int {
    var index = start
    var depth = 0
    var text: String?
    var isJoined = false
    while index < source.count {
      if let end = skipped(from: index) {
        index = end
        continue
      }
      switch source[index] {
      case "\"":
        let found = literal(at: index)
        if !isJoined {
          if let text { keys.append(text) }
          text = nil
        }
        text = (text ?? "") + found.key
        isJoined = false
        index = found.end
        continue
      case "+": isJoined = true
      case "(": depth += 1
      case ")":
        if depth == 0 {
          if let text { keys.append(text) }
          return index
        }
        depth -= 1
      case let other where !other.isWhitespace: isJoined = false
      default: break
      }
      index += 1
    }
    return index
  }

  /// A literal and the place behind it.
  private mutating func literal(at start: Int) -> (key: String, end: Int) {
    var key = ""
    var index = start + 1
    while index < source.count, source[index] != "\"" {
      guard source[index] == "\\" else {
        key.append(source[index])
        index += 1
        continue
      }
      index += 1
      switch source[index] {
      case "(":
        key += "%@"
        index = value(from: index + 1)
      case "n": key += "\n"
      case "t": key += "\t"
      case "r": key += "\r"
      default: key.append(source[index])
      }
      index += 1
    }
    return (key, index + 1)
  }

  /// The closing parenthesis of a value within a literal; what is said within is taken too.
  private mutating func value(from start: Int) -> Int {
    var index = start
    var depth = 0
    while index < source.count {
      if let call = opening(at: index) {
        index = collect(from: call) + 1
        continue
      }
      switch source[index] {
      case "\"":
        index = literal(at: index).end
        continue
      case "(": depth += 1
      case ")":
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
      index += 1
    }
    return index
  }

  private func matches(_ word: String, _ index: Int) -> Bool {
    var place = index
    for character in word {
      guard place < source.count, source[place] == character else { return false }
      place += 1
    }
    return true
  }
}
