import Backend
import TUI
import Widgets

/// What the key after the escape key can do: one column of it, or two where the screen is low.
struct ConsoleMenu {
  private typealias Row = (key: String, title: String)

  let glyphs: Glyphs
  private let rows: [Row]
  /// The columns of a key with the blanks around it.
  private static let keyWidth = 6

  init(keyMap: KeyMap, glyphs: Glyphs) {
    self.glyphs = glyphs
    rows =
      ConsoleCommand.all.map { command in
        (key: keyMap.layerKey("console.\(command.layerName)"), title: command.title)
      }
      + [(key: "esc", title: say("Back to the guest"))]
  }

  /// The rows by columns, as few as the height lets.
  private func columns(_ height: Int) -> [ArraySlice<Row>] {
    let room = max(1, height - 2)
    guard rows.count > room else { return [rows[...]] }
    let length = max((rows.count + 1) / 2, 1)
    return [rows[..<length], rows[length...]]
  }

  private static func width(_ rows: ArraySlice<Row>) -> Int {
    keyWidth + (rows.map { TextWidth.columns($0.title) }.max() ?? 0)
  }

  /// Draws it at the right of an area.
  func draw(in area: Rect, on surface: inout Surface) {
    let columns = columns(area.height)
    let widths = columns.map(Self.width)
    let width = min(area.width, widths.reduce(1) { $0 + $1 + 1 })
    let height = min(area.height, (columns.map(\.count).max() ?? 0) + 2)
    let frame = Rect(x: area.maxX - width, y: area.y, width: width, height: height)
    surface.cursor = nil
    let panel = Panel(
      title: StyledText(say(" Console commands ")),
      isFocused: true,
      glyphs: glyphs,
      ground: .dialog
    )
    let inside = panel.draw(in: frame, on: &surface)
    var x = inside.x
    for (rows, width) in zip(columns, widths) {
      let room = min(width, inside.maxX - x)
      guard room > 0 else { return }
      for (y, row) in rows.prefix(inside.height).enumerated() {
        let key = StyledText(" " + row.key.padded(to: Self.keyWidth - 1), .key)
        surface.write(
          key + StyledText(row.title),
          at: Point(x, inside.y + y),
          width: room,
          on: .dialog,
          ellipsis: glyphs.ellipsis
        )
      }
      x += width + 1
    }
  }
}
