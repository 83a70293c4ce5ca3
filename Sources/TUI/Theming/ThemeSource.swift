/// A theme as its file says it: colours not yet looked up, what it inherits not yet merged.
struct ThemeSource: Equatable {
  /// A look with the words of the file; nil where the file says nothing.
  struct Look: Equatable {
    var foreground: String?
    var background: String?
    var attributes: Attributes = []
  }

  /// The two tables of looks.
  enum Table: String, CaseIterable {
    /// For terminals with many colours.
    case roles
    /// For those with 8 or 16.
    case basic
  }

  var name = ""
  var inherits: String?
  var backgroundHint: String?
  var palette: [String: String] = [:]
  var looks: [Table: [StyleRole: Look]] = [:]

  /// This theme over the one that it inherits.
  func merged(over parent: ThemeSource) -> ThemeSource {
    var merged = parent
    merged.name = name
    merged.inherits = nil
    merged.backgroundHint = backgroundHint ?? parent.backgroundHint
    merged.palette.merge(palette) { $1 }
    for (table, own) in looks { merged.looks[table, default: [:]].merge(own) { $1 } }
    return merged
  }

  /// The colour behind a word; nil when it means nothing.
  func color(_ word: String) -> Color? {
    palette[word].flatMap(Color.init(themeWord:)) ?? Color(themeWord: word)
  }

  /// Whether it has colours beyond the first 16 and does not say what to do without them.
  var needsBasicLooks: Bool {
    guard looks[.basic] == nil else { return false }
    return (looks[.roles] ?? [:]).values.contains { look in
      [look.foreground, look.background].contains { word in
        switch word.flatMap(color)?.kind {
        case .rgb: true
        case .indexed(let index): index > 15
        case .terminal, .inherited, nil: false
        }
      }
    }
  }

  /// The theme; what means nothing is left inherited.
  func theme() -> Theme {
    func table(_ table: Table) -> [StyleRole: Theme.Look]? {
      looks[table]?.mapValues { look in
        Theme.Look(
          foreground: look.foreground.flatMap(color) ?? .inherited,
          background: look.background.flatMap(color) ?? .inherited,
          attributes: look.attributes
        )
      }
    }
    return Theme(
      name: name,
      looks: table(.roles) ?? [:],
      basicLooks: table(.basic),
      backgroundHint: backgroundHint.flatMap(color) ?? .rgb(0, 0, 0)
    )
  }
}

extension Color {
  /// The 16 names that every terminal knows, in the order of their indices.
  static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow",
    "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  /// Reads `terminal`, `#rrggbb`, an index 0 to 255, or one of the 16 names; nil for anything else.
  init?(themeWord word: String) {
    if word == "terminal" {
      self = .terminal
    } else if let index = Self.names.firstIndex(of: word) ?? UInt8(word).map(Int.init) {
      self = .indexed(UInt8(index))
    } else if word.utf8.count == 7, word.hasPrefix("#"),
      let value = UInt32(word.dropFirst(), radix: 16)
    {
      self = .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    } else {
      return nil
    }
  }
}

extension Attributes {
  /// The names in theme files.
  static let names: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
    "blink": .blink, "strikethrough": .strikethrough,
  ]
}
