import Backend

/// What a filter finds a text of the screen by.
///
/// That is the text; in another language than English also what it is made of, in both languages.
func filterWords(_ shown: String, _ parts: Phrase?...) -> [String] {
  guard Language.current != .english else { return [shown] }
  return [shown] + parts.compactMap { $0 }.flatMap(\.words)
}
