public import TUI

/// A window with entries to choose from, and a field that narrows them where there is a prompt.
public struct MenuList: Sendable, Equatable {
  /// The title in the border.
  public var title: String
  /// What is typed to narrow the entries; nil for a menu without a field.
  public var prompt: LineEditor?
  /// The entries from top to bottom.
  public var entries: [MenuEntry]
  /// Where the cursor is.
  public var state: TableState
  /// What is shown when there are no entries.
  public var emptyText: String
  /// What it is drawn with.
  public var glyphs: Glyphs
  /// Whether, in one column, the terminal's cursor stands on an entry although there is a field.
  public var isChoosing = false

  /// Puts the parts together.
  public init(
    title: String,
    prompt: LineEditor?,
    entries: [MenuEntry],
    state: TableState,
    emptyText: String,
    glyphs: Glyphs
  ) {
    self.title = title
    self.prompt = prompt
    self.entries = entries
    self.state = state
    self.emptyText = emptyText
    self.glyphs = glyphs
  }

  /// Where it is drawn; with a prompt that does not depend on the entries, so typing moves nothing.
  public func frame(in screen: Rect) -> Rect {
    if glyphs.isLinear { return screen }
    if prompt != nil {
      let size = Size(min(screen.width, 80), min(screen.height, max(10, screen.height * 2 / 3)))
      var frame = screen.centered(size)
      frame.y = screen.y + (screen.height - frame.height) / 3
      return frame
    }
    let widths = self.widths
    let detail = widths.detail == 0 ? 0 : widths.detail + 2
    let row = widths.key + widths.title + detail + 4
    let width = max(row, TextWidth.columns(title) + 4, TextWidth.columns(emptyText) + 2, 24)
    return screen.centered(Size(min(width + 2, 100), max(1, entries.count) + 2))
  }

  /// The index of the entry at a point.
  public func entry(at point: Point, in screen: Rect) -> Int? {
    let body = body(in: screen)
    return table(width: body.width).row(at: point, in: body, state: state)
  }

  /// How many entries are visible at once.
  public func bodyHeight(in screen: Rect) -> Int {
    body(in: screen).height
  }

  /// Draws it over what is there; the field puts the terminal's cursor there.
  public func draw(in screen: Rect, on surface: inout Surface) {
    surface.clipped(to: screen) { surface in
      surface.cursor = nil
      let inside = panel.draw(in: frame(in: screen), on: &surface)
      let body = body(in: screen)
      if let prompt {
        LineEditorView(editor: prompt, isFocused: true)
          .draw(in: inside.row(0).inset(horizontal: 1), on: &surface)
      }
      if entries.isEmpty { drawEmptyText(in: body, on: &surface) }
      var table = table(width: body.width)
      table.scrollBarColumn = inside.maxX
      table.putsCursor = prompt == nil || isChoosing
      let hasKeys = table.columns.count > 2
      table.draw(
        in: body,
        state: state,
        on: &surface,
        cell: { row, column, _ in cell(entries[row], column: hasKeys ? column : column + 1) },
        rowStyle: { _ in RowStyle() }
      )
    }
  }
}

extension MenuList {
  private var panel: Panel {
    var panel = Panel(
      title: StyledText(title.isEmpty ? "" : " \(title) ", .title),
      trailing: prompt == nil ? "" : StyledText(" \(entries.count) ", .muted),
      isFocused: true,
      glyphs: glyphs,
      ground: .dialog
    )
    panel.borderRole = .dialogBorder
    return panel
  }

  private func drawEmptyText(in body: Rect, on surface: inout Surface) {
    surface.clipped(to: body) { surface in
      let place = Point(body.x + 1, body.y)
      let text = StyledText(emptyText, .muted)
      surface.write(text, at: place, on: .dialog, ellipsis: glyphs.ellipsis)
    }
  }

  /// Where the entries go.
  private func body(in screen: Rect) -> Rect {
    let inside = frame(in: screen).inset(horizontal: 1, vertical: 1)
    guard prompt != nil else { return inside }
    return inside.splitTop(inside.height > 3 ? 2 : 1).rest
  }

  /// The columns that the longest of each part needs, within reason.
  private var widths: (key: Int, title: Int, detail: Int) {
    var widths = (key: 0, title: 0, detail: 0)
    for entry in entries {
      widths.key = max(widths.key, TextWidth.columns(entry.key))
      widths.title = max(widths.title, TextWidth.columns(entry.title))
      widths.detail = max(widths.detail, TextWidth.columns(entry.disabledReason ?? entry.detail))
    }
    return (min(widths.key, 12), min(widths.title, 60), min(widths.detail, 60))
  }

  private func table(width: Int) -> Table {
    let widths = self.widths
    let room = max(4, width - (widths.key > 0 ? widths.key + 1 : 0) - 2)
    let title = max(1, min(widths.title + 1, widths.detail > 0 ? room * 3 / 5 : room))
    var columns = [TableColumn(title: "", width: .fixed(title))]
    if widths.key > 0 {
      let key = TableColumn(title: "", width: .fixed(widths.key), alignment: .right, priority: 1)
      columns.insert(key, at: 0)
    }
    let detail = TableColumn(title: "", width: .flexible(minimum: 1, weight: 1), priority: 2)
    columns.append(detail)
    return Table(
      columns: columns,
      rowCount: entries.count,
      isFocused: true,
      showsHeading: false,
      glyphs: glyphs,
      ground: .dialog
    )
  }

  private func cell(_ entry: MenuEntry, column: Int) -> StyledText {
    let isEnabled = entry.disabledReason == nil
    switch column {
    case 0: return StyledText(entry.key, isEnabled ? .key : .disabled)
    case 1: return entry.styledTitle
    default: return StyledText(entry.disabledReason ?? entry.detail, isEnabled ? .muted : .disabled)
    }
  }
}
