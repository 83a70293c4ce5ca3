/// What tags may be, so that they can be filtered by and stored.
public enum TagRule {
  /// The most characters of a tag.
  public static let longest = 40
  /// The most tags of a machine.
  public static let most = 32

  /// Why tags are refused, with the tag and what is allowed; nil when they are fine.
  public static func problem(with tags: [String]) -> String? {
    guard tags.count <= most else {
      return say("there are \(tags.count) tags; at most \(most) are allowed")
    }
    for tag in tags {
      if tag.isEmpty { return say("a tag is empty; it needs one character") }
      if tag.count > longest {
        return
          say(
            "the tag “\(tag.prefix(longest))…” is too long; at most \(longest) characters are allowed"
          )
      }
      let isAllowed = tag.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_.:/@".unicodeScalars.contains(scalar)
      }
      if !isAllowed {
        return
          say(
            "the tag “\(TextRule.visible(tag))” holds something else than letters, digits and - _ . : / @"
          )
      }
      if tag.first == "-" || tag.first == "+" {
        return say("the tag “\(tag)” begins with a sign; a letter or digit is allowed there")
      }
    }
    return nil
  }
}
