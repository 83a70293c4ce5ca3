public import TUI

/// One line of text being typed, with the cursor.
public struct LineEditor: Sendable, Equatable {
  /// What has been typed.
  public var text: String {
    didSet { cursor = min(cursor, text.count) }
  }
  /// The number of characters before the cursor.
  public var cursor: Int

  /// What an event did.
  public enum Outcome: Sendable, Equatable {
    /// The text is another one.
    case changed
    /// The cursor moved, or could not.
    case moved
    /// The event is not one of a line editor.
    case ignored
  }

  /// Starts with the cursor at the end.
  public init(text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Takes a key or a paste.
  public mutating func handle(_ event: InputEvent) -> Outcome {
    switch event {
    case .paste(let text):
      insert(text)
      return .changed
    case .key(let stroke):
      return handle(stroke)
    case .mouse, .resize:
      return .ignored
    }
  }

  /// Inserts text before the cursor; line breaks and tabs become blanks, other controls vanish.
  public mutating func insert(_ inserted: String) {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in inserted.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": clean.append(" ")
      default: if scalar.properties.generalCategory != .control { clean.append(scalar) }
      }
      previous = scalar
    }
    let head = String(text.prefix(position)) + String(clean)
    let tail = text.dropFirst(position)
    text = head + tail
    // A combining mark joins the character before it, so characters are counted afterwards.
    cursor = min(head.count, text.count)
  }
}

extension LineEditor {
  /// The cursor, brought into the text.
  private var position: Int { min(max(0, cursor), text.count) }

  private mutating func handle(_ stroke: KeyStroke) -> Outcome {
    let isControl = stroke.modifiers.contains(.control)
    let isAlt = stroke.modifiers.contains(.alt)
    switch stroke.key {
    case .character(let character):
      if isControl { return handleControl(character) }
      if isAlt { return handleAlt(character) }
      insert(String(character))
      return .changed
    case .left: return move(to: isControl || isAlt ? previousWord : position - 1)
    case .right: return move(to: isControl || isAlt ? nextWord : position + 1)
    case .home: return move(to: 0)
    case .end: return move(to: text.count)
    case .backspace: return remove(from: isControl || isAlt ? previousWord : position - 1)
    case .delete: return remove(to: isControl || isAlt ? nextWord : position + 1)
    case .enter, .escape, .tab, .insert, .up, .down, .pageUp, .pageDown, .function:
      return .ignored
    }
  }

  private mutating func handleControl(_ character: Character) -> Outcome {
    switch character {
    case "a": move(to: 0)
    case "e": move(to: text.count)
    case "b": move(to: position - 1)
    case "f": move(to: position + 1)
    case "h": remove(from: position - 1)
    case "d": remove(to: position + 1)
    case "u": remove(from: 0)
    case "k": remove(to: text.count)
    case "w": remove(from: previousBlank)
    default: .ignored
    }
  }

  private mutating func handleAlt(_ character: Character) -> Outcome {
    switch character {
    case "b": move(to: previousWord)
    case "f": move(to: nextWord)
    case "d": remove(to: nextWord)
    default: .ignored
    }
  }

  private mutating func move(to target: Int) -> Outcome {
    cursor = min(max(0, target), text.count)
    return .moved
  }

  /// Takes out what lies between a place and the cursor.
  private mutating func remove(from start: Int) -> Outcome {
    let end = position
    let start = max(0, start)
    guard start < end else { return .moved }
    text = String(text.prefix(start)) + text.dropFirst(end)
    cursor = min(start, text.count)
    return .changed
  }

  /// Takes out what lies between the cursor and a place.
  private mutating func remove(to end: Int) -> Outcome {
    let start = position
    guard start < min(end, text.count) else { return .moved }
    text = String(text.prefix(start)) + text.dropFirst(end)
    cursor = min(start, text.count)
    return .changed
  }

  /// The start of the word at or before the cursor.
  private var previousWord: Int {
    start { $0.isLetter || $0.isNumber }
  }

  /// The same, where only blanks part words.
  private var previousBlank: Int {
    start { !$0.isWhitespace }
  }

  private func start(ofWord isPart: (Character) -> Bool) -> Int {
    let before = text.prefix(position).reversed()
    let gap = before.prefix { !isPart($0) }.count
    return position - gap - before.dropFirst(gap).prefix(while: isPart).count
  }

  /// The end of the word at or after the cursor.
  private var nextWord: Int {
    let after = text.dropFirst(position)
    let gap = after.prefix { !($0.isLetter || $0.isNumber) }.count
    return position + gap + after.dropFirst(gap).prefix { $0.isLetter || $0.isNumber }.count
  }
}
