import Backend
import TUI
import Widgets

/// Keys and mouse in what has left the screen.
extension ConsoleLayer {
  mutating func handleScroll(
    _ event: InputEvent,
    _ present: ConsoleScroll,
    _ console: GuestConsole,
    _ state: AppState
  ) -> LayerResult {
    var scroll = present
    let body = ConsoleLayout(state).focused(in: state)?.body ?? Rect(state.size)
    scroll.room = body.size
    if let editor = scroll.editor {
      let found = search(event, editor, &scroll, console)
      mode = .scroll(scroll)
      return found ? .stay : missing(scroll)
    }
    if case .mouse(let mouse) = event { return pointInScroll(mouse, scroll, console, body) }
    guard let stroke = event.stroke else { return .stay }
    if event.isCancel || stroke == KeyStroke("q") {
      mode = .live
      if scroll.anchor != nil {
        scroll.anchor = nil
        mode = .scroll(scroll)
      }
      return .stay
    }
    if stroke == KeyStroke("y") || stroke.key == .enter {
      mode = .live
      let text = console.terminal.use { scroll.text(in: $0) } ?? ""
      return .stay { $0.copy(text, what: say("from the console")) }
    }
    let found = console.terminal.use { Self.move(scroll, stroke, in: $0) }
    if let found {
      mode = .scroll(found.scroll)
      if !found.isFound { return missing(scroll) }
    }
    return .stay
  }

  private func missing(_ scroll: ConsoleScroll) -> LayerResult {
    let text = scroll.search ?? ""
    return .stay { state in
      state.notify(say("“\(text)” does not occur here"), .warning)
      return []
    }
  }

  private func search(
    _ event: InputEvent,
    _ editor: LineEditor,
    _ scroll: inout ConsoleScroll,
    _ console: GuestConsole
  ) -> Bool {
    if event.isCancel {
      scroll.editor = nil
      scroll.search = nil
      return true
    }
    if event.stroke?.key == .enter {
      scroll.search = editor.text
      scroll.editor = nil
      var moved = scroll
      let found = console.terminal.use { terminal -> ConsoleScroll? in
        moved.find(older: true, in: terminal) ? moved : nil
      }
      scroll = (found ?? nil) ?? scroll
      return (found ?? nil) != nil
    }
    var editor = editor
    _ = editor.handle(event)
    scroll.editor = editor
    return true
  }

  private mutating func pointInScroll(
    _ mouse: MouseEvent,
    _ present: ConsoleScroll,
    _ console: GuestConsole,
    _ body: Rect
  ) -> LayerResult {
    var scroll = present
    let place = Point(
      max(0, mouse.position.x - body.x) + scroll.left,
      scroll.top + min(max(0, mouse.position.y - body.y), max(0, body.height - 1))
    )
    switch mouse.kind {
    case .wheelUp, .wheelDown:
      let lines = mouse.kind == .wheelUp ? -3 : 3
      let moved = console.terminal.use { terminal in
        var moved = scroll
        moved.cursor.y = lines < 0 ? moved.top : moved.top + moved.room.height - 1
        moved.move(0, lines, in: terminal)
        return moved
      }
      scroll = moved ?? scroll
    case .press, .doubleClick:
      scroll.cursor = place
      scroll.anchor = nil
    case .drag:
      if scroll.anchor == nil { scroll.anchor = scroll.cursor }
      scroll.cursor = place
    case .release where scroll.anchor != nil:
      mode = .live
      let text = console.terminal.use { scroll.text(in: $0) } ?? ""
      return .stay { $0.copy(text, what: say("from the console")) }
    case .release, .rightClick: break
    }
    mode = .scroll(scroll)
    return .stay
  }

  private static func move(
    _ present: ConsoleScroll,
    _ stroke: KeyStroke,
    in terminal: TerminalEmulator
  ) -> (scroll: ConsoleScroll, isFound: Bool) {
    var scroll = present
    let page = max(1, scroll.room.height - 1)
    var isFound = true
    switch stroke {
    case KeyStroke(.up), KeyStroke("k"): scroll.move(0, -1, in: terminal)
    case KeyStroke(.down), KeyStroke("j"): scroll.move(0, 1, in: terminal)
    case KeyStroke(.left), KeyStroke("h"): scroll.move(-1, 0, in: terminal)
    case KeyStroke(.right), KeyStroke("l"): scroll.move(1, 0, in: terminal)
    case KeyStroke(.pageUp), KeyStroke(.character("b"), .control):
      scroll.move(0, -page, in: terminal)
    case KeyStroke(.pageDown), KeyStroke(.character("f"), .control), KeyStroke(" "):
      scroll.move(0, page, in: terminal)
    case KeyStroke(.home), KeyStroke("g"): scroll.move(0, -terminal.pushed - page, in: terminal)
    case KeyStroke(.end), KeyStroke("G"): scroll.move(0, terminal.pushed + page, in: terminal)
    case KeyStroke("0"): scroll.move(-terminal.size.width, 0, in: terminal)
    case KeyStroke("$"): scroll.move(terminal.size.width, 0, in: terminal)
    case KeyStroke("v"): scroll.anchor = scroll.anchor == nil ? scroll.cursor : nil
    case KeyStroke("/"): scroll.editor = LineEditor()
    case KeyStroke("n"): isFound = scroll.find(older: true, in: terminal)
    case KeyStroke("N"): isFound = scroll.find(older: false, in: terminal)
    default: break
    }
    return (scroll, isFound)
  }
}
