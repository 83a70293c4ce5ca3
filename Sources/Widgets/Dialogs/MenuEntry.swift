import TUI

/// One line of a menu.
public struct MenuEntry: Sendable, Equatable {
  /// What it does.
  public var title: String
  /// The key that does it; empty for none.
  public var key: String
  /// More about it.
  public var detail: String
  /// Why it cannot be chosen; nil when it can.
  public var disabledReason: String?
  /// The indices of the title's characters that were looked for.
  public var matched: [Int]

  /// Puts the parts together.
  public init(
    title: String,
    key: String = "",
    detail: String = "",
    disabledReason: String? = nil,
    matched: [Int] = []
  ) {
    self.title = title
    self.key = key
    self.detail = detail
    self.disabledReason = disabledReason
    self.matched = matched
  }

  /// The title with what was looked for set apart.
  var styledTitle: StyledText {
    let role: StyleRole = disabledReason == nil ? .text : .disabled
    guard !matched.isEmpty else { return StyledText(title, role) }
    let found = Set(matched)
    var text = StyledText(runs: [])
    var piece = ""
    var isFound = false
    for (index, character) in title.enumerated() {
      if found.contains(index) != isFound {
        text += StyledText(piece, isFound ? .match : role)
        piece = ""
        isFound.toggle()
      }
      piece.append(character)
    }
    return text + StyledText(piece, isFound ? .match : role)
  }
}
