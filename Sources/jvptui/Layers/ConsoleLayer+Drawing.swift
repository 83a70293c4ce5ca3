import Backend
import OrderedCollections
import TUI
import Widgets

extension ConsoleLayer {
  func draw(in state: AppState, on surface: inout Surface) {
    guard let console = state.consoles[item] else { return }
    let (top, area) = Rect(state.size).splitTop(1)
    surface.cursor = nil
    drawTitle(console, state, in: top, on: &surface)
    var drawn = surface
    console.terminal.use { terminal in
      if case .scroll(let scroll) = mode {
        scroll.view(terminal).draw(in: area, on: &drawn)
        drawn.cursor = Point(scroll.cursor.x, area.y + scroll.cursor.y - scroll.top)
      } else {
        TerminalView(terminal).draw(in: area, on: &drawn)
        if terminal.modes.isCursorVisible, console.phase == .open {
          drawn.cursor = Point(area.x + terminal.cursor.x, area.y + terminal.cursor.y)
        }
      }
    }
    surface = drawn
    if case .command = mode {
      drawCommands(state, in: area, on: &surface)
    } else if let text = footer(console, state) {
      drawFooter(text, in: area, on: &surface)
    }
  }

  private func drawTitle(
    _ console: GuestConsole,
    _ state: AppState,
    in line: Rect,
    on surface: inout Surface
  ) {
    surface.fill(line, style: Style(.header))
    let size = state.consoleSize
    let right = StyledText(rightText(console, state), .header)
    let machine = state.domainItem(item)?.stateText ?? "gone"
    let left =
      StyledText(" Console ", Style(.header, attributes: .bold))
      + StyledText("\(console.name) · \(machine) · \(size.width)x\(size.height) ", .header)
    surface.write(
      left,
      at: Point(line.x, line.y),
      width: max(0, line.width - right.width),
      on: .header,
      ellipsis: state.glyphs.ellipsis
    )
    if right.width < line.width {
      let place = Point(line.maxX - right.width, line.y)
      surface.write(right, at: place, width: right.width, on: .header)
    }
  }

  private func rightText(_ console: GuestConsole, _ state: AppState) -> String {
    switch mode {
    case .scroll: return "scrollback: / search, v mark, y copy, esc back "
    case .command: return "which command? "
    case .confirmPaste, .confirmTakeOver, .save: return "keys answer the question "
    case .live: break
    }
    guard console.phase == .open else { return "\(Self.escapeKey): commands " }
    return "keys go to the guest · \(Self.escapeKey): commands "
  }

  /// A line over the last row, where there is something to say.
  private func footer(_ console: GuestConsole, _ state: AppState) -> StyledText? {
    switch mode {
    case .confirmPaste(let text):
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
      return StyledText("Paste \(lines) lines into the guest? y pastes, any other key does not")
    case .confirmTakeOver:
      return StyledText("Throw out whoever has this console open? y does, any other key does not")
    case .save(let editor): return StyledText("Save to: \(editor.text)█  enter saves, esc does not")
    case .scroll(let scroll):
      if let editor = scroll.editor { return StyledText("/\(editor.text)█") }
      return state.notice.map { StyledText($0.text) }
    case .command: return nil
    case .live: break
    }
    switch console.phase {
    case .opening: return "Opening the console…"
    case .busy:
      return "In use by another client. enter tries again, f takes it over, esc leaves"
    case .ended(let reason):
      return StyledText("Disconnected: \(reason) · enter opens it again, esc leaves")
    case .open: break
    }
    if !console.pasting.isEmpty {
      return StyledText("Pasting, \(console.pasting.count) bytes to go · \(Self.escapeKey) x stops")
    }
    if let notice = state.notice, notice.level != .normal { return StyledText(notice.text) }
    guard !console.hasOutput else { return nil }
    return
      "Nothing yet: press enter. A silent guest needs console=ttyS0 on its kernel line, a getty"
  }

  private func drawFooter(_ text: StyledText, in area: Rect, on surface: inout Surface) {
    let row = area.row(area.height - 1)
    surface.fill(row, style: Style(.footer))
    let lines = text.defaulting(to: .footer)
    surface.write(lines, at: Point(row.x + 1, row.y), width: row.width - 1, on: .footer)
  }

  private static let commands: [(key: String, title: String)] = [
    ("d", "leave it open and go back"), ("D", "close it and go back"),
    ("s", "scroll, search, mark and copy"), ("w", "save everything to a file"),
    ("r", "type stty rows and cols"), ("x", "stop pasting"), ("f", "take over by force"),
    ("]", "send \(ConsoleLayer.escapeKey)"), ("esc", "back to the guest"),
  ]

  private func drawCommands(_ state: AppState, in area: Rect, on surface: inout Surface) {
    let width = min(area.width, 40)
    let height = min(area.height, Self.commands.count + 2)
    let frame = Rect(x: area.maxX - width, y: area.y, width: width, height: height)
    surface.cursor = nil
    let panel = Panel(
      title: " Console commands ",
      isFocused: true,
      glyphs: state.glyphs,
      ground: .dialog
    )
    let inside = panel.draw(in: frame, on: &surface)
    for (row, command) in Self.commands.prefix(inside.height).enumerated() {
      let text = StyledText(" " + command.key.padded(to: 5), .key) + StyledText(command.title)
      surface.write(text, at: Point(inside.x, inside.y + row), width: inside.width, on: .dialog)
    }
  }
}
