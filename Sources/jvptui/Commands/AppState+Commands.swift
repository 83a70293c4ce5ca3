import Backend
import OrderedCollections
import TUI
import Widgets

/// The commands of the settings, on rows.
extension AppState {
  /// The commands for a pane's rows, as its menu lists them.
  func commandChoices(_ pane: any Pane, _ items: [ItemID]) -> [MenuLayer.Choice] {
    settings.commands.enumerated().filter { $0.element.pane == pane.id }.map { index, command in
      let target = KeyMap.Target.command(index)
      return MenuLayer.Choice(
        title: command.title,
        key: keyMap.text(of: target),
        detail: say("yours"),
        disabledReason: commandProblem(command, items),
        run: { $0.runCommand(index, on: items) },
        strokes: keyMap.singleStrokes(of: target),
        id: "command \(command.title)"
      )
    }
  }

  /// What the help says of them.
  var commandHelp: [StyledText] {
    guard !settings.commands.isEmpty else { return [] }
    var lines: [StyledText] = ["", StyledText(say("Your commands"), .title)]
    for (index, command) in settings.commands.enumerated() {
      let keys = keyMap.text(of: .command(index))
      let pane = ResourceCatalog.pane(command.pane).title
      lines.append(
        StyledText("  " + keys.padded(to: 18), .key) + StyledText(command.title)
          + StyledText("  \(pane)", .muted)
      )
    }
    return lines
  }

  private func commandProblem(_ command: CustomCommand, _ items: [ItemID]) -> String? {
    guard !items.isEmpty else { return say("Nothing is selected") }
    var first: String?
    for item in items {
      do throws(CommandProblem) {
        _ = try run(command, on: item)
        return nil
      } catch {
        first = first ?? error.message
      }
    }
    return first
  }

  private func run(
    _ command: CustomCommand,
    on item: ItemID
  ) throws(CommandProblem) -> ProgramRun {
    guard let pane = item.pane, let name = ResourceCatalog.pane(pane).name(of: item, in: self)
    else {
      throw CommandProblem(message: say("It is gone"))
    }
    return try command.run(on: name, commandValues(of: item, name: name))
  }

  mutating func runCommand(_ index: Int, on items: [ItemID]) -> [Effect] {
    guard settings.commands.indices.contains(index) else { return [] }
    let command = settings.commands[index]
    if let problem = commandProblem(command, items) {
      notify(say("\(command.title): \(problem)"), .warning)
      return []
    }
    guard command.asksFirst || (items.count > 1 && command.output != .terminal) else {
      return start(command, on: items)
    }
    let pane = ResourceCatalog.pane(command.pane)
    let targets = items.compactMap { item in
      pane.name(of: item, in: self).map { ConfirmLayer.Target(item: item, name: $0) }
    }
    layers.append(
      ConfirmLayer(
        title: command.title,
        question: say("\(command.title) on"),
        noun: pane.title,
        consequence: command.words.joined(separator: " "),
        danger: .confirm,
        targets: targets,
        skipped: []
      ) { $0.start(command, on: items) }
    )
    return []
  }

  private mutating func start(_ command: CustomCommand, on items: [ItemID]) -> [Effect] {
    var effects: [Effect] = []
    for item in items {
      do throws(CommandProblem) {
        effects.append(.runProgram(try run(command, on: item)))
      } catch {
        notify(say("\(command.title): \(error.message)"), .warning)
      }
    }
    if command.output != .terminal, !effects.isEmpty { notify("\(command.title)…") }
    return effects
  }

  /// What a command can be told of a row; what the row does not have is missing.
  private func commandValues(of item: ItemID, name: String) -> [CommandValue: String] {
    var values: [CommandValue: String] = [.name: name]
    if let host = item.host, let model = hosts[host] {
      values[.uri] = model.configuration.uri
      values[.node] = host.name
    }
    if let domain = domainItem(item) {
      values[.name] = domain.domain.name
      values[.ip] = domain.shownAddresses.first?.address
    }
    values[.uuid] = item.uuid?.description
    return values
  }

  /// A program of the settings has ended.
  mutating func programEnded(_ run: ProgramRun, _ end: ProgramEnd, _ output: [UInt8]) {
    let text = String(decoding: output, as: UTF8.self)
    let isShown = run.output == .window || !end.isSuccess
    guard isShown, !text.allSatisfy(\.isWhitespace), layers.isEmpty else {
      notify(
        say("\(run.title): \(end.text)"),
        end.isSuccess ? .good : .failure
      )
      return
    }
    if !end.isSuccess { notify(say("\(run.title): \(end.text)"), .failure) }
    layers.append(
      SheetLayer(title: run.title, lines: StyledText.lines(of: text), copyText: text)
    )
  }
}
