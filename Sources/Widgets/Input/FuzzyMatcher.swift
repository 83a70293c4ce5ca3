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
  private static let letterScore = 16
  private static let consecutiveBonus = 12
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
    let unreachable = Int.min / 2
    var previous = Array(repeating: unreachable, count: text.count)
    var origins: [[Int]] = []
    for (row, letter) in letters.enumerated() {
      var current = Array(repeating: unreachable, count: text.count)
      var origin = Array(repeating: -1, count: text.count)
      var gapScore = unreachable
      var gapOrigin = -1
      for index in text.indices {
        // The best end of the letters before, less one for each character since.
        if index > 1 {
          gapScore = max(unreachable, gapScore - 1)
          if previous[index - 2] - 2 > gapScore {
            gapScore = previous[index - 2] - 2
            gapOrigin = index - 2
          }
        }
        guard text[index] == letter else { continue }
        let gain = letterScore + bonuses[index]
        if row == 0 {
          current[index] = gain - min(index, 8)
        } else {
          if gapScore > unreachable {
            current[index] = gapScore + gain
            origin[index] = gapOrigin
          }
          let joined = index > 0 ? previous[index - 1] : unreachable
          if joined > unreachable, joined + gain + consecutiveBonus > current[index] {
            current[index] = joined + gain + consecutiveBonus
            origin[index] = index - 1
          }
        }
      }
      origins.append(origin)
      previous = current
    }
    return trace(previous, origins: origins, unreachable: unreachable)
  }

  /// Follows the best end back to its beginning.
  private static func trace(
    _ scores: [Int],
    origins: [[Int]],
    unreachable: Int
  ) -> FuzzyMatch? {
    guard let end = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }),
      scores[end] > unreachable
    else { return nil }
    var positions: [Int] = []
    var place = end
    for origin in origins.reversed() {
      positions.append(place)
      place = origin[place]
    }
    return FuzzyMatch(score: scores[end], positions: positions.reversed())
  }
}

extension Character {
  fileprivate init(lowercasing character: Character) {
    let lowered = character.lowercased()
    self = lowered.count == 1 ? lowered.first ?? character : character
  }
}
