/// The texts of one language by their English words.
public struct Catalogue: Sendable {
  /// Simplified Chinese.
  public static let chinese = Catalogue(Chinese.pages)

  /// The English words of the texts without values, those of equal texts together.
  private static let englishWords = Dictionary(
    chinese.texts.sorted { $0.key < $1.key }.filter { !$0.key.contains("%@") }
      .map { ($0.value, $0.key) },
    uniquingKeysWith: { "\($0) \($1)" }
  )

  /// The English words of a text that was said without values; empty where there are none.
  ///
  /// For what is looked for by typing: a keyboard need not have the user's letters at hand.
  public static func english(of text: String) -> String {
    englishWords[text] ?? ""
  }

  /// The texts by their keys: the English words with `%@` for each value.
  public let texts: [String: String]

  /// Reads pages: the key on a line, its text on the next, a blank line after each pair.
  ///
  /// `⏎` stands for a line break. A text puts a key's values where it says `%1`, `%2` and so on.
  init(_ pages: [String]) {
    var texts: [String: String] = [:]
    for page in pages {
      var key: String?
      for line in page.split(separator: "\n", omittingEmptySubsequences: true) {
        let words = line.split(separator: "⏎", omittingEmptySubsequences: false)
          .joined(separator: "\n")
        if let known = key {
          texts[known] = words
          key = nil
        } else {
          key = words
        }
      }
    }
    self.texts = texts
  }

  /// The text of a key with its values; nil when the catalogue has none.
  func text(of key: String, _ values: [String]) -> String? {
    guard let text = texts[key] else { return nil }
    guard !values.isEmpty else { return text }
    var made = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "%") {
      made += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      guard let number = rest.first?.wholeNumberValue, values.indices.contains(number - 1) else {
        made += "%"
        continue
      }
      made += values[number - 1]
      rest = rest.dropFirst()
    }
    return made + rest
  }
}
