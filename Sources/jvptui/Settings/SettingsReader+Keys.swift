import Backend
import TOMLKit

/// Keys and named filters.
extension SettingsReader {
  mutating func readKeys(_ table: TOMLTable?, _ line: Int?) {
    guard let table else { return warn(say("“keys” must be a table, [keys]."), line: line) }
    var found: [(name: String, value: (any TOMLValueConvertible)?, line: Int?)] = []
    for key in table.keys {
      let value = table[key]
      guard let inner = value?.table else {
        found.append((key, value, self.line(of: ["keys", key])))
        continue
      }
      for part in inner.keys {
        let place = self.line(of: ["keys", key, part])
        found.append(("\(key).\(part)", inner[part], place))
      }
    }
    for entry in found.sorted(by: { ($0.line ?? 0) < ($1.line ?? 0) }) {
      guard let sequences = sequences(entry.value, entry.name, entry.line ?? line) else { continue }
      settings.keys.append(KeySetting(action: entry.name, sequences: sequences))
      keyLines.append(entry.line ?? line)
    }
  }

  /// Says which keys could not be had.
  mutating func checkKeys() {
    let problems = KeyMap.make(settings.keys, commands: settings.commands).problems
    for problem in problems {
      switch problem.place {
      case .key(let index): warn(problem.message, line: keyLines[index])
      case .command(let index): warn(problem.message, line: commandLines[index])
      }
    }
  }

  /// The keys of one setting: one text, or a list of them.
  private mutating func sequences(
    _ value: (any TOMLValueConvertible)?,
    _ name: String,
    _ line: Int?
  ) -> [KeySequence]? {
    let texts: [String]
    if let text = value?.string {
      texts = [text]
    } else if let array = value?.array {
      texts = array.compactMap(\.string)
      if texts.count != array.count {
        warn(say("“\(name)” holds something that is no text."), line: line)
      }
    } else {
      warn(say("“\(name)” must be a key in quotes, or a list of them."), line: line)
      return nil
    }
    return texts.compactMap { sequence($0, name, line) }
  }

  mutating func sequence(_ text: String, _ name: String, _ line: Int?) -> KeySequence? {
    if let sequence = KeySequence(parsing: text) { return sequence }
    warn(
      say("“\(text)” of \(name) is no key; keys are such as s, ctrl-s, alt-x, f5, or two: g n."),
      line: line
    )
    return nil
  }

  mutating func readFilters(_ table: TOMLTable?, _ line: Int?) {
    guard let table else {
      return warn(say("“filters” must be tables such as [filters.vms]."), line: line)
    }
    for word in table.keys {
      let place = self.line(of: ["filters", word]) ?? line
      guard let pane = ActionName.pane(named: word) else {
        let words = ResourceCatalog.panes.map(ActionName.word).joined(separator: ", ")
        warn(say("There is no pane “\(word)”; there are \(words)."), line: place)
        continue
      }
      guard let inner = table[word]?.table else {
        warn(say("“\(word)” must be a table, [filters.\(word)]."), line: place)
        continue
      }
      for name in inner.keys { readFilter(inner[name], name, pane, ["filters", word, name]) }
    }
    settings.filters = NamedFilter.sorted(settings.filters)
  }

  private mutating func readFilter(
    _ value: (any TOMLValueConvertible)?,
    _ name: String,
    _ pane: any Pane,
    _ path: [String]
  ) {
    let line = self.line(of: path)
    guard let text = text(value, name, line) else { return }
    do {
      _ = try FilterParser.parse(text, fields: pane.filterFields)
      settings.filters.append(NamedFilter(name: name, pane: pane.id, text: text))
    } catch {
      let place = error.position + 1
      warn(
        say("The filter “\(name)” is wrong at character \(place): \(error.message)."),
        line: line
      )
    }
  }

  /// The line of a heading or key by its whole path.
  func line(of path: [String]) -> Int? {
    for table in outline?.tables ?? [] {
      if table.path == path { return table.line }
      if let entry = table.entries.first(where: { table.path + $0.key == path }) {
        return entry.line
      }
    }
    return nil
  }
}
