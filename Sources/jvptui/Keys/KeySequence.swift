import TUI

/// One key, or two that are pressed one after the other, such as `g n`.
struct KeySequence: Hashable, Sendable, CustomStringConvertible {
  let strokes: [KeyStroke]

  init(_ strokes: [KeyStroke]) {
    self.strokes = strokes
  }

  /// Reads the text form; nil when it is not one or two keys with a blank between them.
  init?(parsing text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    let strokes = words.compactMap { KeyStroke(parsing: String($0)) }
    guard (1...2).contains(words.count), strokes.count == words.count else { return nil }
    self.strokes = strokes
  }

  /// The text form.
  var description: String { strokes.map(\.description).joined(separator: " ") }

  /// Whether another sequence starts with this one and goes on.
  func begins(_ other: KeySequence) -> Bool {
    strokes.count < other.strokes.count && other.strokes.starts(with: strokes)
  }
}
