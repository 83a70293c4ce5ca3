/// A text of the program as it stands in the source: its English words, and what is put into them.
///
/// The English words with `%@` for each value are its key in the catalogues of other languages.
public struct Phrase: ExpressibleByStringInterpolation, Sendable {
  private var english: String
  private var key: String
  private var values: [String]

  /// Words without values.
  public init(stringLiteral words: String) {
    english = words
    key = words
    values = []
  }

  /// Words with values.
  public init(stringInterpolation parts: Parts) {
    self = parts.phrase
  }

  /// A long text that is written on several lines.
  public static func + (first: Phrase, second: Phrase) -> Phrase {
    var sum = first
    sum.english += second.english
    sum.key += second.key
    sum.values += second.values
    return sum
  }

  fileprivate var text: String {
    guard Language.current != .english else { return english }
    return Catalogue.chinese.text(of: key, values) ?? english
  }

  /// Collects the words and the values between them.
  public struct Parts: StringInterpolationProtocol {
    fileprivate var phrase: Phrase

    /// Begins with nothing.
    public init(literalCapacity: Int, interpolationCount: Int) {
      phrase = Phrase(stringLiteral: "")
    }

    /// Words, which are translated.
    public mutating func appendLiteral(_ words: String) {
      phrase.english += words
      phrase.key += words
    }

    /// A value, which is kept as it is.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      let text = value.description
      phrase.english += text
      phrase.key += "%@"
      phrase.values.append(text)
    }
  }
}

/// A text of the program in the user's language.
///
/// Takes literals only, several joined by `+`: a test reads them in the sources and compares them with
/// each catalogue. A text that no catalogue has is said in English.
public func say(_ phrase: Phrase) -> String {
  phrase.text
}
