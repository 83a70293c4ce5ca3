/// How well a pattern was found in a text, and where.
public struct FuzzyMatch: Sendable, Equatable {
  /// Higher is better; comparable for one pattern only.
  public var score: Int
  /// The indices of the characters that were found, ascending.
  public var positions: [Int]

  /// Puts the parts together.
  public init(score: Int, positions: [Int]) {
    self.score = score
    self.positions = positions
  }
}

/// Finds what people meant by a few letters.
public enum FuzzyMatcher {
  /// The best way to find a pattern's letters in a text, in order but not necessarily together.
  ///
  /// Case makes no difference. Letters at the start of words and letters that follow each other
  /// count for more, gaps and long texts for less. Blanks part the pattern into words that are
  /// looked for each on its own. Only the first 512 characters of the text are looked at.
  ///
  /// - Returns: nil when a letter is missing; an empty pattern is found in everything.
  public static func match(_ pattern: String, in text: String) -> FuzzyMatch? {
    let characters = Array(text.prefix(512))
    let folded = characters.map { Character(lowercasing: $0) }
    let bonuses = wordBonuses(characters)
    var score = 0
    var positions: Set<Int> = []
    for word in pattern.split(whereSeparator: \.isWhitespace) {
      let letters = word.map { Character(lowercasing: $0) }
      guard isSubsequence(letters, of: folded),
        let found = best(letters, in: folded, bonuses: bonuses)
      else { return nil }
      score += found.score
      positions.formUnion(found.positions)
    }
    if !positions.isEmpty { score -= min(characters.count, 80) / 8 }
    return FuzzyMatch(score: score, positions: positions.sorted())
  }
}

extension FuzzyMatcher {
  private static let wordBonus = 10
  private static let firstBonus = 4

  private static func isSubsequence(_ letters: [Character], of text: [Character]) -> Bool {
    var index = 0
    for character in text where index < letters.count && character == letters[index] { index += 1 }
    return index == letters.count
  }

  /// What it is worth to find a letter at each place.
  private static func wordBonuses(_ text: [Character]) -> [Int] {
    text.indices.map { index in
      guard index > 0 else { return wordBonus + firstBonus }
      let (before, here) = (text[index - 1], text[index])
      guard here.isLetter || here.isNumber else { return 0 }
      if !before.isLetter && !before.isNumber { return wordBonus }
      let startsHump = here.isUppercase && before.isLowercase
      return startsHump || (here.isNumber && !before.isNumber) ? wordBonus / 2 : 0
    }
  }

  /// Tries all ways at once: for each letter and place the best score that ends there.
  private static func best(
    _ letters: [Character],
    in text: [Character],
    bonuses: [Int]
  ) -> FuzzyMatch? {
    var row = FuzzyRow(count: text.count)
    var origins: [[Int]] = []
    for (number, letter) in letters.enumerated() {
      row = row.next(letter, in: text, bonuses: bonuses, isFirst: number == 0)
      origins.append(row.origins)
    }
    let ends = row.scores.indices.filter { row.scores[$0] != nil }
    guard var place = ends.max(by: { (row.score($0), $1) < (row.score($1), $0) }) else {
      return nil
    }
    let score = row.score(place)
    var positions: [Int] = []
    for origin in origins.reversed() {
      positions.append(place)
      place = origin[place]
    }
    return FuzzyMatch(score: score, positions: positions.reversed())
  }
}

/// The best scores of a pattern's first letters, by the place of the last of them.
private struct FuzzyRow {
  /// nil where the last letter cannot be.
  var scores: [Int?]
  /// Where the letter before was found; -1 for none.
  var origins: [Int]

  private static let letterScore = 16
  private static let consecutiveBonus = 12

  init(count: Int) {
    scores = Array(repeating: nil, count: count)
    origins = Array(repeating: -1, count: count)
  }

  func score(_ place: Int) -> Int { scores[place] ?? Int.min }

  /// The row for one more letter.
  func next(_ letter: Character, in text: [Character], bonuses: [Int], isFirst: Bool) -> FuzzyRow {
    var row = FuzzyRow(count: text.count)
    // The best end of the letters so far that lies before a gap, less one for each column of it.
    var gap: (score: Int, place: Int)?
    for index in text.indices {
      if index > 1 {
        gap?.score -= 1
        if let score = scores[index - 2], score - 2 > gap?.score ?? Int.min {
          gap = (score - 2, index - 2)
        }
      }
      guard text[index] == letter else { continue }
      let gain = Self.letterScore + bonuses[index]
      if isFirst {
        row.scores[index] = gain - min(index, 8)
        continue
      }
      if let gap { row.set(gap.score + gain, at: index, from: gap.place) }
      if index > 0, let score = scores[index - 1] {
        row.set(score + gain + Self.consecutiveBonus, at: index, from: index - 1)
      }
    }
    return row
  }

  /// Keeps the better one of two ways to a place.
  private mutating func set(_ score: Int, at place: Int, from origin: Int) {
    guard score > self.score(place) else { return }
    scores[place] = score
    origins[place] = origin
  }
}

extension Character {
  fileprivate init(lowercasing character: Character) {
    let lowered = character.lowercased()
    self = lowered.count == 1 ? lowered.first ?? character : character
  }
}
