/// Something of a row that a command can be given, written as `{name}` in the settings.
enum CommandValue: String, Sendable, CaseIterable {
  case name, uuid, uri, node, ip

  /// The variable that holds it for a shell.
  var variable: String { "JVPTUI_\(rawValue.uppercased())" }

  /// The first word in braces that is none of these, with its braces; nil when all are.
  static func unknown(in words: [String]) -> String? {
    for word in words {
      for case .value(let name) in CommandTemplate(word).parts
      where CommandValue(rawValue: name) == nil {
        return "{\(name)}"
      }
    }
    return nil
  }
}

/// A word of a command line, cut at its values.
struct CommandTemplate: Equatable {
  enum Part: Equatable {
    case text(String)
    /// Letters in braces.
    case value(String)
  }

  private(set) var parts: [Part] = []

  init(_ word: String) {
    var text = ""
    var rest = Substring(word)
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      let inside = rest[rest.index(after: brace)...].prefix { $0.isASCII && $0.isLowercase }
      let after = inside.endIndex
      if !inside.isEmpty, after < rest.endIndex, rest[after] == "}" {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.value(String(inside)))
        rest = rest[rest.index(after: after)...]
      } else {
        text.append("{")
        rest = rest[rest.index(after: brace)...]
      }
    }
    text += rest
    if !text.isEmpty { parts.append(.text(text)) }
  }
}

/// Cuts a command line into words as a shell does, but for all its other signs.
enum CommandLineWords {
  /// - Returns: The words; nil where a quote is not closed.
  static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " || character == "\t" {
        if let complete = word { words.append(complete) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { return nil }
    if let complete = word { words.append(complete) }
    return words
  }
}
