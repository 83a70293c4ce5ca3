import Backend
import OrderedCollections
import TUI
import Widgets

/// Draws one console: the guest's screen or what has left it, and a line over it where there is
/// something to say.
struct ConsoleView {
  let console: GuestConsole
  let state: AppState
  /// What the keys do; nil for one that does not have them.
  let mode: ConsoleLayer.Mode?

  func draw(in area: Rect, on surface: inout Surface) {
    var drawn = surface
    console.terminal.use { terminal in
      if case .scroll(let scroll)? = mode {
        let view = scroll.view(terminal)
        view.draw(in: area, on: &drawn)
        drawn.cursor = Point(
          area.x + scroll.cursor.x - view.left,
          area.y + scroll.cursor.y - scroll.top
        )
        return
      }
      let origin = ConsoleCrop.origin(cursor: terminal.cursor, of: terminal.size, in: area.size)
      let top = terminal.scrollbackCount + origin.y
      TerminalView(terminal, top: top, left: origin.x).draw(in: area, on: &drawn)
      let isTyping = mode != nil && console.phase == .open && state.layers.last is ConsoleLayer
      if isTyping, terminal.modes.isCursorVisible {
        drawn.cursor = Point(
          area.x + terminal.cursor.x - origin.x,
          area.y + terminal.cursor.y - origin.y
        )
      }
    }
    surface = drawn
    if let text = footer {
      drawFooter(text, in: area, on: &surface)
    }
  }

  /// Name, what is special about it, machine's state and size: in a narrow frame the end is cut off.
  var heading: StyledText {
    let dot = state.glyphs.dot
    var text = StyledText(console.title)
    if console.isLocked { text += StyledText(say(" \(dot) read-only"), .warning) }
    if console.isShared { text += StyledText(say(" \(dot) not locked"), .warning) }
    if console.recording != nil { text += StyledText(" \(dot) REC", .danger) }
    if state.deck.broadcasts, state.deck.shown.contains(console.id) {
      text += StyledText(say(" \(dot) TYPED INTO ALL \(state.deck.shown.count)"), .danger)
    }
    if console.dropped > 0 {
      let lost = ByteText.text(UInt64(console.dropped))
      text += StyledText(say(" \(dot) \(lost) lost"), .warning)
    }
    let machine = state.domainItem(console.machine)?.stateText ?? say("gone")
    let size = console.terminal.use(\.size) ?? GuestConsole.usualSize
    text += StyledText(" \(dot) \(machine) \(dot) \(size.width)x\(size.height)")
    if let told = console.toldSize, told != size {
      text += StyledText(say(" (guest told \(told.width)x\(told.height))"), .warning)
    }
    return text
  }

  /// What the keys do now, for the frame.
  var keysText: String {
    let escape = state.options.console.escapeKey
    switch mode {
    case .scroll?: return say("scrollback: / search, v mark, y copy, esc back ")
    case .command?: return say("which command? ")
    case .confirmPaste?, .confirmTakeOver?, .confirmPassThrough?, .save?:
      return say("keys answer the question ")
    case .live?:
      guard console.phase == .open else { return say("\(escape): commands ") }
      if console.isLocked { return say("read-only \(state.glyphs.dot) \(escape): commands ") }
      return say("keys go to the guest \(state.glyphs.dot) \(escape): commands ")
    case nil: return say("enter: type here ")
    }
  }

  /// The same with no more than how the keys come back, where there is little room.
  var shortKeysText: String {
    guard case .live? = mode else { return keysText }
    return say("\(state.options.console.escapeKey): commands ")
  }

  /// A line over the last row, where there is something to say.
  private var footer: StyledText? {
    let escape = state.options.console.escapeKey
    switch mode {
    case .confirmPaste(let text)?:
      let breaks = text.count(where: \.isNewline)
      let lines = text.last?.isNewline == true ? breaks : breaks + 1
      return StyledText(
        say("Paste \(lines) lines into the guest? y pastes, any other key does not")
      )
    case .confirmTakeOver?:
      return StyledText(
        say("Throw out whoever has this console open? y does, any other key does not")
      )
    case .confirmPassThrough?:
      return StyledText(
        say(
          "Hand the whole terminal over? The guest can send it anything. y does; \(escape) comes back"
        )
      )
    case .save(let editor)?:
      return StyledText(say("Save to: \(editor.text)█  enter saves, esc does not"))
    case .scroll(let scroll)?:
      if let editor = scroll.editor { return StyledText("/\(editor.text)█") }
      return state.notice.map { StyledText($0.text) }
    case .command?: return nil
    case .live?, nil: break
    }
    switch console.phase {
    case .opening: return StyledText(say("Opening the console…"))
    case .busy:
      return StyledText(
        mode == nil
          ? say("In use by another client")
          : say("In use by another client. enter tries again, f takes it over, esc leaves")
      )
    case .ended(let ending):
      let rest = mode == nil ? "" : say(" \(state.glyphs.dot) enter opens it again, esc leaves")
      return StyledText(say("Disconnected: \(ending.reason)\(rest)"))
    case .open: break
    }
    if !console.pasting.isEmpty {
      let keys = "\(escape) \(state.keyMap.layerKey("console.stop-paste"))"
      return StyledText(say("Pasting, \(console.pasting.count) bytes to go · \(keys) stops"))
    }
    if state.deck.isZoomed, mode != nil, let notice = state.notice, notice.level != .normal {
      return StyledText(notice.text)
    }
    guard !console.hasOutput else { return nil }
    return StyledText(silence)
  }

  /// What may help where nothing comes, by the kind of device.
  private var silence: String {
    let devices = state.hosts[console.location]?.domains[console.id.domain]?.definition?.consoles
    switch console.id.target {
    case .log: return say("Nothing yet: the guest has printed nothing since the file was begun")
    case .channel: return say("Nothing yet: a program in the guest has to open this channel")
    case .first, .device: break
    }
    let device = console.device(devices ?? [])
    if device?.kind == "lxc" {
      return say("Nothing yet: press enter. A silent container needs a shell or a getty on it")
    }
    let name = console.guestDevice(devices ?? [])?.split(separator: "/").last ?? "ttyS0"
    return say(
      "Nothing yet: press enter. A silent guest needs console=\(name) on its kernel line, a getty"
    )
  }

  private func drawFooter(_ text: StyledText, in area: Rect, on surface: inout Surface) {
    let lines = text.defaulting(to: .footer).wrapped(to: max(1, area.width - 2))
    let shown = Array(lines.prefix(max(1, min(3, area.height))))
    for (index, line) in shown.enumerated() {
      let row = area.row(area.height - shown.count + index)
      surface.fill(row, style: Style(.footer))
      surface.write(line, at: Point(row.x + 1, row.y), width: max(0, row.width - 1), on: .footer)
    }
  }
}
