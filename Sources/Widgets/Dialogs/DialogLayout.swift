import TUI

/// The parts of a dialog in their places on a screen.
///
/// Where rows are short, room goes first to buttons and field, then to the text, last to gaps.
struct DialogLayout {
  /// The dialog with its border.
  private(set) var frame: Rect
  /// What lies inside the border.
  private(set) var inside: Rect
  /// The wrapped text, all of it.
  private(set) var lines: [StyledText]
  /// Where the visible part of the text goes.
  private(set) var body: Rect
  /// Where the field's label goes.
  private(set) var label: Rect
  /// Where the field goes.
  private(set) var field: Rect
  /// Where the field's error goes.
  private(set) var error: Rect
  /// The wrapped error.
  private(set) var errorLines: [StyledText]
  /// The visible buttons.
  private(set) var buttons: [(index: Int, rect: Rect)] = []

  /// The widest that text gets, so that it stays easy to read.
  private static let widest = 72

  init(_ dialog: Dialog, in screen: Rect) {
    let padding = screen.width < 30 ? 1 : 2
    let width = Self.width(of: dialog, room: screen.width - 2 - 2 * padding)
    lines = dialog.body.flatMap { $0.wrapped(to: width) }
    let sign = dialog.glyphs.warning
    errorLines =
      dialog.fieldError.map { StyledText("\(sign) \($0)", .danger).wrapped(to: width) } ?? []
    let buttonRows = Self.rows(of: dialog.buttons, width: width, isColumn: dialog.glyphs.isLinear)
    let heights = DialogHeights(
      screen: screen.height,
      lines: lines.count,
      buttonRows: buttonRows.count,
      hasField: dialog.field != nil,
      hasLabel: dialog.field != nil && !dialog.fieldLabel.isEmpty,
      errorLines: errorLines.count
    )
    frame =
      dialog.glyphs.isLinear
      ? screen : screen.centered(Size(width + 2 + 2 * padding, heights.total))
    inside = frame.inset(horizontal: 1, vertical: 1)
    var rest = inside.inset(horizontal: padding)
    func take(_ rows: Int) -> Rect {
      let (top, remainder) = rest.splitTop(rows)
      rest = remainder
      return top
    }
    _ = take(heights.gapAbove)
    body = take(heights.body)
    _ = take(heights.gapBeforeField)
    label = take(heights.label)
    field = take(heights.field)
    error = take(heights.error)
    _ = take(heights.gapBeforeButtons)
    placeButtons(buttonRows, of: dialog, in: take(heights.buttons))
  }
}

extension DialogLayout {
  private static func width(of dialog: Dialog, room: Int) -> Int {
    var wanted = max(30, TextWidth.columns(dialog.title) + 2)
    for line in dialog.body where wanted < widest { wanted = max(wanted, line.width) }
    let row = dialog.buttons.reduce(-2) { $0 + width(of: $1) + 2 }
    wanted = max(wanted, row, dialog.field == nil ? 0 : 44)
    return max(1, min(wanted, widest, room))
  }

  private static func width(of button: Dialog.Button) -> Int {
    let key = button.key.map { $0.isEmpty ? 0 : TextWidth.columns($0) + 1 } ?? 0
    return key + TextWidth.columns(button.title) + 4
  }

  /// Buttons in as many rows as they need, each with its width.
  private static func rows(
    of buttons: [Dialog.Button],
    width: Int,
    isColumn: Bool
  ) -> [[(index: Int, width: Int)]] {
    var rows: [[(index: Int, width: Int)]] = []
    var used = width
    for (index, button) in buttons.enumerated() {
      let extent = min(self.width(of: button), width)
      if rows.isEmpty || isColumn || used + 2 + extent > width {
        rows.append([(index, extent)])
        used = extent
      } else {
        rows[rows.count - 1].append((index, extent))
        used += 2 + extent
      }
    }
    return rows
  }

  /// Centres the rows; where not all fit, those around the focused button are shown.
  private mutating func placeButtons(
    _ rows: [[(index: Int, width: Int)]],
    of dialog: Dialog,
    in rect: Rect
  ) {
    let focused = rows.firstIndex { $0.contains { $0.index == dialog.focusedButton } } ?? 0
    let first = max(0, min(focused, rows.count - rect.height))
    for (line, row) in rows.dropFirst(first).prefix(rect.height).enumerated() {
      let extent = row.reduce(-2) { $0 + $1.width + 2 }
      var x = dialog.glyphs.isLinear ? rect.x : rect.x + max(0, rect.width - extent) / 2
      for (index, width) in row {
        let place = Rect(x: x, y: rect.y + line, width: width, height: 1)
        buttons.append((index, place.intersection(rect)))
        x += width + 2
      }
    }
  }
}

/// How the rows of a dialog are shared out.
private struct DialogHeights {
  let gapAbove: Int
  let body: Int
  let gapBeforeField: Int
  let label: Int
  let field: Int
  let error: Int
  let gapBeforeButtons: Int
  let buttons: Int

  init(
    screen: Int,
    lines: Int,
    buttonRows: Int,
    hasField: Bool,
    hasLabel: Bool,
    errorLines: Int
  ) {
    // A large screen leaves some of what is below visible.
    var room = max(0, screen - 2 - (screen >= 20 ? 4 : 0))
    func take(_ rows: Int) -> Int {
      let taken = min(max(0, rows), room)
      room -= taken
      return taken
    }
    buttons = take(buttonRows)
    field = take(hasField ? 1 : 0)
    let firstLine = take(min(lines, 1))
    error = take(max(hasField ? 1 : 0, min(errorLines, 3)))
    label = take(hasLabel ? 1 : 0)
    let isRoomy = room >= 8
    var gaps = [0, 0, 0]
    let wanted = [1, hasField && lines > 0 ? 1 : 0, buttonRows > 0 ? 1 : 0]
    if isRoomy { for index in gaps.indices { gaps[index] = take(wanted[index]) } }
    body = firstLine + take(lines - firstLine)
    if !isRoomy { for index in gaps.indices.reversed() { gaps[index] = take(wanted[index]) } }
    gapAbove = gaps[0]
    gapBeforeField = gaps[1]
    gapBeforeButtons = gaps[2]
  }

  /// All of it with the border.
  var total: Int {
    gapAbove + body + gapBeforeField + label + field + error + gapBeforeButtons + buttons + 2
  }
}
