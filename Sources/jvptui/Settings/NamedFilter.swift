import Backend

/// A filter that the settings keep under a name.
struct NamedFilter: Sendable, Equatable {
  /// The most characters of a name.
  private static let longest = 40

  var name: String
  /// The pane whose rows it is for.
  var pane: PaneID
  var text: String

  func isNamed(as other: NamedFilter) -> Bool { name == other.name && pane == other.pane }

  static func sorted(_ filters: [NamedFilter]) -> [NamedFilter] {
    filters.sorted { ($0.pane.rawValue, $0.name) < ($1.pane.rawValue, $1.name) }
  }

  /// - Returns: What is wrong with a name; nil for a good one.
  static func problem(name: String) -> String? {
    if name.isEmpty { return say("Name: it is empty; a name has at least one character") }
    if name.count > longest {
      return say("Name: it has \(name.count) characters; at most \(longest) are allowed")
    }
    if name.first == " " || name.last == " " {
      return say("Name: “\(name)” begins or ends with a blank; only inside it are blanks allowed")
    }
    let isForbidden = name.unicodeScalars.contains {
      $0.isControl || "\"\\".unicodeScalars.contains($0)
    }
    if isForbidden {
      return say("Name: “\(name)” holds a quote, a backslash or a control character")
    }
    return nil
  }
}
