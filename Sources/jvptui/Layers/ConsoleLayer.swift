import Backend
import OrderedCollections
import TUI
import Widgets

/// The keyboard is a guest's: all keys go to it but the one that leaves it.
///
/// It holds no console: which one has the keyboard, and where it is drawn, is the deck's.
struct ConsoleLayer: Layer {
  /// What the keys do.
  enum Mode: Sendable {
    /// They go to the guest.
    case live
    /// The next one is for the program.
    case command
    /// They move through what was printed.
    case scroll(ConsoleScroll)
    /// They answer whether several lines are to be pasted.
    case confirmPaste(String)
    /// They answer whether someone else is to be thrown out.
    case confirmTakeOver
    /// They answer whether the terminal is to be handed over.
    case confirmPassThrough
    /// They name the file to save to.
    case save(LineEditor)
  }

  var mode = Mode.live

  private var isLive: Bool { if case .live = mode { true } else { false } }

  var takesAllKeys: Bool { true }

  var keyScope: LayerAction.Scope? {
    if case .command = mode { .console } else { nil }
  }

  func isFullScreen(in state: AppState) -> Bool { state.deck.isZoomed }

  mutating func handle(_ event: InputEvent, in state: AppState) -> LayerResult {
    guard let id = state.deck.focused, let console = state.consoles[id] else { return .close }
    if case .mouse(let mouse) = event, let other = state.consoleToFocus(by: mouse) {
      mode = .live
      return .stay { state in
        state.show(other)
        return []
      }
    }
    if !isLive, event.stroke?.modifiers.contains(.keypad) == true {
      return handle(event.withoutKeypad, in: state)
    }
    switch mode {
    case .live: return handleLive(event, console, state)
    case .command: return handleCommand(event, console, state)
    case .scroll(let scroll): return handleScroll(event, scroll, console, state)
    case .confirmPaste(let text):
      guard let isYes = answer(to: event) else { return .stay }
      return isYes ? .stay { $0.pasteIntoConsoles(text) } : .stay
    case .confirmTakeOver:
      guard let isYes = answer(to: event) else { return .stay }
      return isYes ? .stay { $0.reopenConsole(id, force: true) } : .stay
    case .confirmPassThrough:
      guard let isYes = answer(to: event) else { return .stay }
      return isYes ? .stay { _ in [.passThrough(console.key)] } : .stay
    case .save(let editor): return handleSave(event, editor, console)
    }
  }

  /// Whether a question was answered by yes; nil while it was not answered.
  private mutating func answer(to event: InputEvent) -> Bool? {
    guard let stroke = event.stroke else { return nil }
    mode = .live
    return stroke == KeyStroke("y")
  }

  private mutating func handleLive(
    _ event: InputEvent,
    _ console: GuestConsole,
    _ state: AppState
  ) -> LayerResult {
    switch event {
    case .key(state.options.console.escapeKey):
      mode = .command
      return .stay
    case .key(let stroke):
      guard console.phase == .open else { return handleClosed(stroke, console) }
      if console.isLocked, !state.deck.broadcasts {
        let escape = state.options.console.escapeKey
        return .stay { state in
          let keys = "\(escape) \(state.keyMap.layerKey("console.detach"))"
          state.notify(say("Nothing is typed here; \(keys) goes back"), .warning)
          return []
        }
      }
      return .stay { $0.typing(stroke) }
    case .paste(let text):
      guard console.phase == .open else { return .stay }
      return paste(text)
    case .mouse(let mouse): return point(mouse, console, state)
    case .resize: return .stay
    }
  }

  /// Asks first where a paste has several lines.
  private mutating func paste(_ text: String) -> LayerResult {
    mode = .live
    if text.contains(where: \.isNewline) {
      mode = .confirmPaste(text)
      return .stay
    }
    return .stay { $0.pasteIntoConsoles(text) }
  }

  /// Keys while there is no guest to take them.
  private mutating func handleClosed(_ stroke: KeyStroke, _ console: GuestConsole) -> LayerResult {
    let id = console.id
    if stroke.key == .enter, console.phase != .opening { return .stay { $0.reopenConsole(id) } }
    if stroke == KeyStroke("f"), console.phase == .busy { mode = .confirmTakeOver }
    if stroke.key == .escape || stroke == KeyStroke("q") { return leave() }
    return .stay
  }

  private mutating func point(
    _ mouse: MouseEvent,
    _ console: GuestConsole,
    _ state: AppState
  ) -> LayerResult {
    guard let body = ConsoleLayout(state).focused(in: state)?.body,
      body.contains(mouse.position)
    else { return .stay }
    let id = console.id
    var inside = mouse
    let origin = console.terminal.use {
      ConsoleCrop.origin(cursor: $0.cursor, of: $0.size, in: body.size)
    }
    inside.position.x += (origin?.x ?? 0) - body.x
    inside.position.y += (origin?.y ?? 0) - body.y
    if console.terminal.use({ $0.modes.wantsMouse }) == true, !console.isLocked {
      let bytes = console.terminal.use { $0.bytes(for: inside) } ?? []
      return .stay { $0.typing(bytes, into: id) }
    }
    if mouse.kind == .wheelUp || mouse.kind == .drag {
      guard var scroll = console.terminal.use({ ConsoleScroll($0, room: body.size) }) else {
        return .stay
      }
      let pushed = console.terminal.use(\.pushed) ?? 0
      scroll.cursor = Point(inside.position.x, pushed + inside.position.y)
      if mouse.kind == .drag { scroll.anchor = scroll.cursor }
      mode = .scroll(scroll)
    }
    return .stay
  }

  private mutating func handleCommand(
    _ event: InputEvent,
    _ console: GuestConsole,
    _ state: AppState
  ) -> LayerResult {
    guard let stroke = event.stroke else { return .stay }
    mode = .live
    let id = console.id
    let escape = state.options.console.escapeKey
    if stroke == escape { return .stay { $0.typing(escape) } }
    if case .character(let digit) = stroke.key, stroke.modifiers.isEmpty,
      let number = digit.wholeNumberValue, number > 0
    {
      return .stay { state in
        state.chooseConsole(number: number)
        return []
      }
    }
    guard let command = ConsoleCommand.command(for: stroke) else {
      if stroke.key != .escape { mode = .command }
      return .stay
    }
    switch command.work {
    case .change(let change): return .stay { change(&$0, id) }
    case .leave(let closes):
      return closes ? .close { Self.leave(&$0) + $0.forgetConsole(id) } : leave()
    case .typeEscape: return .stay { $0.typing(escape) }
    case .enter(let enter):
      let room = ConsoleLayout(state).focused(in: state)?.body.size ?? GuestConsole.usualSize
      guard let next = enter(state, console, room) else {
        return .stay { state in
          state.notify(say("\(command.title): there is nothing yet"), .warning)
          return []
        }
      }
      if case .confirmPaste(let text) = next { return paste(text) }
      mode = next
      return .stay
    }
  }

  private func leave() -> LayerResult { .close { Self.leave(&$0) } }

  /// Gives the keyboard back to the list.
  private static func leave(_ state: inout AppState) -> [Effect] {
    state.focus = .list
    state.detail.isOpen = false
    return []
  }

  private mutating func handleSave(
    _ event: InputEvent,
    _ editor: LineEditor,
    _ console: GuestConsole
  ) -> LayerResult {
    mode = .live
    if event.isCancel { return .stay }
    if event.stroke?.key == .enter {
      let path = editor.text
      let text = console.terminal.use(ConsoleFile.text) ?? ""
      return .stay { _ in path.isEmpty ? [] : [.saveText(path: path, text)] }
    }
    var editor = editor
    _ = editor.handle(event)
    mode = .save(editor)
    return .stay
  }
}

extension AppState {
  /// The console that a click gives the keyboard to; nil when it has it already.
  fileprivate func consoleToFocus(by mouse: MouseEvent) -> ConsoleID? {
    guard mouse.kind == .press || mouse.kind == .doubleClick else { return nil }
    let layout = ConsoleLayout(self)
    if layout.bar?.contains(mouse.position) == true {
      return ConsoleBar(state: self).console(at: mouse.position.x)
    }
    guard let place = layout.place(at: mouse.position), place.id != deck.focused else { return nil }
    return place.id
  }
}
