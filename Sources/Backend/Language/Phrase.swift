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

  /// What it may be called by: the English words, and the user's where they differ.
  ///
  /// For filters, which understand both.
  public var words: [String] {
    let text = text
    return text == english ? [english] : [english, text]
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
      append(value.description)
    }

    /// An error, in its own words.
    public mutating func appendInterpolation(_ error: any Error) {
      append("\(error)")
    }

    private mutating func append(_ text: String) {
      phrase.english += text
      phrase.key += "%@"
      phrase.values.append(text)
    }
  }
}

/// A text that is chosen here and said elsewhere.
public func phrase(_ phrase: Phrase) -> Phrase {
  phrase
}

/// Texts of which one is said elsewhere; nil where nothing is to be said.
public func phrases(_ phrases: [Phrase?]) -> [Phrase?] {
  phrases
}

/// A text of the program in the user's language.
///
/// Takes literals, several joined by `+`, or what `phrase` and `phrases` were given: a test reads the
/// literals of these three in the sources and compares them with each catalogue. A text that the
/// catalogue does not have is said in English.
public func say(_ phrase: Phrase) -> String {
  phrase.text
}
