import Backend
import TOMLKit

/// Programs to run on rows.
extension SettingsReader {
  private static let commandKeys: Set<String> = [
    "title", "key", "pane", "run", "shell", "confirm", "output",
  ]

  mutating func readCommands(_ value: any TOMLValueConvertible, _ line: Int?) {
    guard let array = value.array else {
      return warn(
        say("“command” must be written as [[command]], with double brackets."),
        line: line
      )
    }
    let blocks = outline?.blocks(of: "command") ?? []
    for (place, element) in array.enumerated() {
      guard let table = element.table else {
        warn(say("“command” must be a list of tables."), line: line)
        continue
      }
      let block = blocks.indices.contains(place) ? blocks[place].first : nil
      readCommand(table, block, place)
    }
  }

  private mutating func readCommand(
    _ table: TOMLTable,
    _ block: TOMLOutline.Table?,
    _ place: Int
  ) {
    func line(_ key: String) -> Int? { block?.entry(key)?.line ?? block?.line }
    for key in table.keys where !Self.commandKeys.contains(key) {
      warn(say("“\(key)” means nothing in a command."), line: line(key))
      rest.append("command \(place) \(key) = \(table[key]?.debugDescription ?? "")")
    }
    guard let title = text(table["title"], "title", line("title")), !title.isEmpty else {
      return warn(say("A command without a title is left out."), line: line("title"))
    }
    let usesShell = flag(table["shell"], "shell", line("shell")) ?? false
    guard let words = words(table["run"], title, usesShell, line("run")) else { return }
    var command = CustomCommand(title: title, words: words)
    command.usesShell = usesShell
    command.asksFirst = flag(table["confirm"], "confirm", line("confirm")) ?? false
    if let key = text(table["key"], "key", line("key")) {
      command.key = sequence(key, "“\(title)”", line("key"))
    }
    if let word = text(table["pane"], "pane", line("pane")) {
      guard let pane = ActionName.pane(named: word) else {
        let names = ResourceCatalog.panes.map(ActionName.word).joined(separator: ", ")
        return warn(say("There is no pane “\(word)”; there are \(names)."), line: line("pane"))
      }
      command.pane = pane.id
    }
    if let word = text(table["output"], "output", line("output")) {
      guard let output = CustomCommand.Output(rawValue: word) else {
        let names = CustomCommand.Output.allCases.map(\.rawValue).joined(separator: ", ")
        return warn(say("“output” is “\(word)”; it can be \(names)."), line: line("output"))
      }
      command.output = output
    }
    settings.commands.append(command)
    commandLines.append(block?.line)
  }

  /// The program and its arguments, from a list or from one line; for a shell the line as it is.
  private mutating func words(
    _ value: (any TOMLValueConvertible)?,
    _ title: String,
    _ usesShell: Bool,
    _ line: Int?
  ) -> [String]? {
    let found: [String]
    if let array = value?.array {
      found = array.compactMap(\.string)
      guard found.count == array.count, !usesShell else {
        warn(say("“run” of “\(title)” must be a list of texts, or one line."), line: line)
        return nil
      }
    } else if let text = value?.string {
      guard let split = usesShell ? [text] : CommandLineWords.split(text) else {
        warn(say("In “run” of “\(title)” a quote is not closed."), line: line)
        return nil
      }
      found = split
    } else {
      warn(say("The command “\(title)” has no “run”, so it is left out."), line: line)
      return nil
    }
    guard let program = found.first, !program.isEmpty else {
      warn(say("“run” of “\(title)” is empty."), line: line)
      return nil
    }
    if !usesShell, let unknown = CommandValue.unknown(in: found) {
      let known = CommandValue.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
      warn(say("“\(unknown)” in “\(title)” means nothing; there are \(known)."), line: line)
      return nil
    }
    return found
  }
}
