import TUI
import Widgets

/// Where one looks at what has left the screen: a cursor, what is marked, what is searched for.
///
/// Lines count from the first one ever printed, so that they stay when older ones are forgotten.
struct ConsoleScroll: Sendable, Equatable {
  /// The columns and rows that can be seen.
  var room: Size
  var top: Int
  var cursor: Point
  var anchor: Point?
  var search: String?
  /// What is being typed to search for; nil while nothing is.
  var editor: LineEditor?

  /// Begins at the guest's screen.
  init(_ emulator: TerminalEmulator, room: Size) {
    self.room = room
    cursor = Point(0, emulator.pushed + emulator.cursor.y)
    top = max(emulator.pushed, emulator.pushed + emulator.size.height - room.height)
    top = min(top, cursor.y)
  }

  private static func base(_ emulator: TerminalEmulator) -> Int {
    emulator.pushed - emulator.scrollbackCount
  }

  /// The first column that shows.
  var left: Int { max(0, cursor.x - room.width + 1) }

  /// How the emulator is drawn.
  func view(_ emulator: TerminalEmulator) -> TerminalView {
    let base = Self.base(emulator)
    let selection = anchor.map { anchor in
      TerminalView.Selection(
        anchor: Point(anchor.x, anchor.y - base),
        head: Point(cursor.x, cursor.y - base)
      )
    }
    return TerminalView(
      emulator,
      top: max(0, top - base),
      left: left,
      search: editor?.text ?? search,
      selection: selection
    )
  }

  /// Moves the cursor, and the view with it.
  mutating func move(_ columns: Int, _ lines: Int, in emulator: TerminalEmulator) {
    let base = Self.base(emulator)
    let last = emulator.pushed + emulator.size.height - 1
    cursor = Point(
      min(max(0, cursor.x + columns), emulator.size.width - 1),
      min(max(base, cursor.y + lines), last)
    )
    top = min(top, cursor.y)
    top = max(top, cursor.y - room.height + 1)
    top = min(max(base, top), max(base, last - room.height + 1))
  }

  /// Goes to the next place where the searched text stands.
  ///
  /// - Returns: Whether there is any.
  mutating func find(older: Bool, in emulator: TerminalEmulator) -> Bool {
    guard let search, !search.isEmpty else { return false }
    let base = Self.base(emulator)
    let count = emulator.scrollbackCount + emulator.size.height
    for step in 1...count {
      let offset = cursor.y - base + (older ? -step : step)
      let line = ((offset % count) + count) % count
      if let match = TerminalView.matches(of: search, in: emulator.line(line)).first {
        cursor.x = match.lowerBound
        move(0, line + base - cursor.y, in: emulator)
        return true
      }
    }
    return false
  }

  /// What is marked, or the cursor's line.
  func text(in emulator: TerminalEmulator) -> String {
    let base = Self.base(emulator)
    guard let anchor else { return emulator.text(cursor.y - base) }
    let selection = TerminalView.Selection(anchor: anchor, head: cursor)
    let (first, last) = selection.ordered
    return (first.y...last.y).map { line in
      let cells = emulator.line(line - base)
      let columns = selection.columns(of: line, width: cells.count).clamped(to: 0..<cells.count)
      return TerminalEmulator.text(of: cells[columns])
    }.joined(separator: "\n")
  }
}
