private import TOMLKit

/// Reads a theme file; what is wrong in it becomes a warning, and the rest works.
struct ThemeFile {
  private(set) var source = ThemeSource()
  private(set) var warnings: [ThemeWarning] = []
  private let file: String
  private let lines: [Substring]

  /// Reads the text of a file; one that is not TOML at all gives an empty source.
  init(_ text: String, file: String) {
    self.file = file
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    source.name = Self.stem(file)
    do {
      try read(TOMLTable(string: text))
    } catch let error as TOMLParseError {
      warn(.notTOML(error.description), line: error.source.begin.line)
    } catch {
      warn(.notTOML("\(error)"), line: nil)
    }
  }

  /// Says which colours of the merged theme mean nothing, at the lines of this file.
  mutating func check(_ merged: ThemeSource) {
    for table in ThemeSource.Table.allCases {
      let own = source.looks[table] ?? [:]
      for (role, look) in own.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        for word in [look.foreground, look.background].compactMap({ $0 })
        where merged.color(word) == nil {
          warn(.notColor(word), line: line(of: role.name, in: table.rawValue))
        }
      }
    }
    if let hint = source.backgroundHint, merged.color(hint) == nil {
      warn(.notColor(hint), line: line(of: "background_hint", in: nil))
    }
  }

  /// Adds a warning about what it inherits.
  mutating func warnAboutParent(_ problem: ThemeProblem) {
    warn(problem, line: line(of: "inherits", in: nil))
  }

  private static func stem(_ file: String) -> String {
    let last = file.split(separator: "/").last ?? ""
    return String(last.hasSuffix(".toml") ? last.dropLast(5) : last)
  }
}

extension ThemeFile {
  private mutating func read(_ root: TOMLTable) {
    for key in root.keys {
      let value = root[key]
      switch key {
      case "name": source.name = string(value, key, in: nil) ?? source.name
      case "inherits": source.inherits = string(value, key, in: nil)
      case "background_hint": source.backgroundHint = string(value, key, in: nil)
      case "palette": readPalette(value?.table)
      case "roles", "basic":
        guard let table = ThemeSource.Table(rawValue: key) else { continue }
        source.looks[table] = [:]
        readLooks(value?.table, of: table, prefix: "")
      default: warn(.unknownKey(key), line: line(of: key, in: nil))
      }
    }
  }

  private mutating func readPalette(_ table: TOMLTable?) {
    guard let table else { return warn(.notTable("palette"), line: nil) }
    for key in table.keys {
      guard let word = word(table[key]), Color(themeWord: word) != nil else {
        warn(.notPaletteColor(key), line: line(of: key, in: "palette"))
        continue
      }
      source.palette[key] = word
    }
  }

  /// Reads a table of looks; one inside it without `fg`, `bg` or `attributes` is a family of roles,
  /// since TOML reads `state.running = …` as such.
  private mutating func readLooks(
    _ table: TOMLTable?,
    of kind: ThemeSource.Table,
    prefix: String
  ) {
    guard let table else { return warn(.notTable(kind.rawValue), line: nil) }
    for key in table.keys {
      let name = prefix + key
      let role = StyleRole.byName[name]
      let inner = table[key]?.table
      let isLook = inner.map { $0.isEmpty || !Self.parts.isDisjoint(with: $0.keys) } ?? true
      if StyleRole.families.contains(name), !isLook {
        readLooks(inner, of: kind, prefix: name + ".")
      } else if let role {
        let look = look(table[key], name, in: kind.rawValue)
        source.looks[kind]?[role] = look
      } else {
        warn(.unknownRole(name), line: line(of: name, in: kind.rawValue))
      }
    }
  }

  private static let parts: Set<String> = ["fg", "bg", "attributes"]

  private mutating func look(
    _ value: (any TOMLValueConvertible)?,
    _ name: String,
    in table: String
  ) -> ThemeSource.Look {
    if let word = word(value) { return ThemeSource.Look(foreground: word) }
    guard let parts = value?.table else {
      warn(.notLook(name), line: line(of: name, in: table))
      return ThemeSource.Look()
    }
    var look = ThemeSource.Look(foreground: word(parts["fg"]), background: word(parts["bg"]))
    for key in parts.keys where !Self.parts.contains(key) {
      warn(.unknownPart(key, of: name), line: line(of: name, in: table))
    }
    for entry in parts["attributes"]?.array.map({ Array($0) }) ?? [] {
      guard let attribute = entry.string.flatMap({ Attributes.names[$0] }) else {
        warn(.unknownAttribute(of: name), line: line(of: name, in: table))
        continue
      }
      look.attributes.insert(attribute)
    }
    return look
  }

  /// A colour's word; an index may be written without quotes.
  private func word(_ value: (any TOMLValueConvertible)?) -> String? {
    value?.string ?? value?.int.map(String.init)
  }

  private mutating func string(
    _ value: (any TOMLValueConvertible)?,
    _ key: String,
    in table: String?
  ) -> String? {
    if let text = value?.string { return text }
    warn(.notText(key), line: line(of: key, in: table))
    return nil
  }

  private mutating func warn(_ problem: ThemeProblem, line: Int?) {
    warnings.append(ThemeWarning(file: file, line: line, problem: problem))
  }

  /// The line on which a key is set in a table; that of the table when it is not found.
  private func line(of key: String, in table: String?) -> Int? {
    var current: Substring?
    var heading: Int?
    for (index, line) in lines.enumerated() {
      let text = line.drop { $0 == " " || $0 == "\t" }
      if text.hasPrefix("[") {
        current = text.dropFirst().prefix { $0 != "]" }
        if current.map(String.init) == table { heading = index + 1 }
      } else if current.map(String.init) == table, sets(text, key) {
        return index + 1
      }
    }
    return heading
  }

  private func sets(_ line: Substring, _ key: String) -> Bool {
    [key, "\"\(key)\"", "'\(key)'"].contains { form in
      line.hasPrefix(form) && line.dropFirst(form.count).drop { $0 == " " }.hasPrefix("=")
    }
  }
}
