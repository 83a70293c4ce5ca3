/// What could be typed on in a filter: the names of fields, then what the rows have in them.
struct FilterCompletion: Equatable {
  /// The word before the cursor.
  struct Word: Equatable {
    /// Where it begins, in characters.
    var start: Int
    /// The field before the sign; nil while it is not there yet.
    var field: String?
    /// What is typed so far of the name or of the value.
    var typed: String
  }

  /// The word that the cursor is at the end of; nil inside an expression or where none can be told.
  static func word(in text: String, before cursor: Int, fields: [FilterParser.Field]) -> Word? {
    let characters = Array(text.prefix(cursor))
    guard let start = start(in: characters) else { return nil }
    let word = String(characters[start...])
    if word.hasPrefix("/") { return nil }
    let signs: Set<Character> = [":", "=", "<", ">"]
    if let offset = word.map({ $0 }).firstIndex(where: signs.contains) {
      let name = String(word.prefix(offset)).lowercased()
      guard let field = fields.first(where: { $0.name == name }) else { return nil }
      let rest = word.dropFirst(offset)
      let length = rest.hasPrefix(">=") || rest.hasPrefix("<=") ? 2 : 1
      let typed = String(rest.dropFirst(length))
      return Word(start: start + offset + length, field: field.name, typed: typed)
    }
    return Word(start: start, field: nil, typed: word)
  }

  /// The names of fields that begin so, each with the sign that mostly follows.
  static func names(beginning typed: String, in fields: [FilterParser.Field]) -> [String] {
    let typed = typed.lowercased()
    return fields.filter { $0.name.hasPrefix(typed) && !$0.isShare }
      .map { $0.name + ($0.isNumber ? ">=" : ":") }
  }

  /// The values that begin so, then those that hold it, as they are typed.
  static func values(holding typed: String, among values: [String]) -> [String] {
    let bare = typed.hasPrefix("\"") ? String(typed.dropFirst()) : typed
    let search = TextSearch(bare)
    let lowered = bare.lowercased()
    let found = values.filter { search.occurs(in: $0) }
    let first = found.filter { $0.lowercased().hasPrefix(lowered) }
    let second = found.filter { !$0.lowercased().hasPrefix(lowered) }
    return (first + second).compactMap(quotedIfNeeded)
  }

  /// A value as it stands in a filter; nil for one that cannot.
  private static func quotedIfNeeded(_ value: String) -> String? {
    if value.isEmpty || value.contains("\"") { return nil }
    return value.contains { " ()\t".contains($0) } ? "\"\(value)\"" : value
  }

  /// Where the last word begins; nil inside an expression in slashes.
  private static func start(in characters: [Character]) -> Int? {
    var start = 0
    var isQuoted = false
    var isExpression = false
    for (index, character) in characters.enumerated() {
      if isExpression {
        if character == "/", characters[index - 1] != "\\" { isExpression = false }
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case "/" where index == start && !isQuoted: isExpression = true
      case " " where !isQuoted, "(" where !isQuoted, ")" where !isQuoted: start = index + 1
      case "!" where index == start: start = index + 1
      default: break
      }
    }
    return isExpression ? nil : start
  }
}
