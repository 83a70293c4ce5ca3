import Backend
import OrderedCollections
import TUI
import Widgets

/// Draws one pane: its border with number, title and filter, and its table.
struct PaneView {
  let id: PaneID
  let state: AppState

  private var pane: any Pane { ResourceCatalog.pane(id) }
  private var isFocused: Bool { state.pane == id && state.focus == .list && state.layers.isEmpty }

  /// The table without its rows, as drawing and mouse clicks need it.
  func table(in rect: Rect) -> Table {
    let own = state.paneState(id)
    let shown = pane.shownColumns(in: state)
    let sort = own.sort.column
      .flatMap { id in shown.firstIndex { $0.id == id } }
      .map { Table.Sort(column: $0, isDescending: own.sort.isDescending) }
    var table = Table(
      columns: shown.map(\.column),
      rowCount: own.rows.count,
      sort: sort,
      isFocused: state.pane == id && state.focus == .list,
      showsHeading: !state.options.isLinear,
      glyphs: state.glyphs
    )
    table.scrollBarColumn = rect.maxX - 1
    return table
  }

  /// The ids of the columns that there is room for.
  func visibleColumns(in place: ScreenLayout.PanePlace) -> [String] {
    let shown = pane.shownColumns(in: state)
    return table(in: place.rect).visibleColumns(in: place.inside).map { shown[$0].id }
  }

  func draw(in place: ScreenLayout.PanePlace, on surface: inout Surface) {
    Panel(title: title, trailing: trailing, isFocused: isFocused, glyphs: state.glyphs)
      .draw(in: place.rect, on: &surface)
    guard place.isOpen else { return }
    let own = state.paneState(id)
    guard !own.rows.isEmpty else {
      drawEmpty(in: place.inside, own, on: &surface)
      return
    }
    let indices = pane.shownColumns(in: state).map(\.index)
    let cache = RowCache(pane: pane, rows: own.rows, state: state)
    table(in: place.rect).draw(
      in: place.inside,
      state: own.table,
      on: &surface,
      cell: { row, column, _ in cache.cell(row, indices[column]) },
      rowStyle: { row in
        let item = own.rows[row]
        return RowStyle(
          isMarked: own.marks.contains(item),
          isStale: item.host.flatMap { state.hosts[$0] }?.isStale ?? false,
          isAlarming: state.limits.isAbove(item),
          isLit: state.limits.isLit && state.limits.isFlashing(item, at: state.clock)
        )
      }
    )
  }

  private var title: StyledText {
    let own = state.paneState(id)
    let number = own.filter == nil ? "\(own.total)" : "\(own.matchCount)/\(own.total)"
    // Its rows are counted only while it is seen.
    let count = id == .top && state.pane != .top ? "" : " (\(number))"
    let scope = pane.scopeText(in: state)
    var text =
      StyledText("\(ResourceCatalog.digit(of: id)) ", .key)
      + StyledText("\(pane.title)\(count)", isFocused ? .accent : .title)
    if !scope.isEmpty { text += StyledText(" \(scope)", .muted) }
    if !own.filterText.isEmpty {
      text += StyledText(" /\(own.filterText)", own.filterError == nil ? .warning : .danger)
    }
    return text + " "
  }

  private var trailing: StyledText {
    let marks = state.paneState(id).marks.count
    return marks == 0 ? "" : StyledText(say(" \(marks) marked "), .mark)
  }

  private func drawEmpty(in area: Rect, _ own: PaneState, on surface: inout Surface) {
    let text =
      own.filter == nil
      ? pane.emptyText(in: state)
      : say("None of \(own.total) matches the filter; esc clears it.")
    var lines = StyledText(text, .muted).wrapped(to: max(1, area.width - 2))
    if own.filter == nil {
      let purpose = StyledText(state.purpose(of: id), .muted)
      lines += [""] + purpose.wrapped(to: max(1, area.width - 2))
    }
    for (row, line) in lines.prefix(area.height).enumerated() {
      surface.write(line, at: Point(area.x + 1, area.y + row), width: max(0, area.width - 2))
    }
  }
}

/// The cells of the rows that are drawn, each row looked up once.
private final class RowCache {
  private let pane: any Pane
  private let rows: [ItemID]
  private let state: AppState
  private var current: (row: Int, cells: (Int) -> StyledText)?

  init(pane: any Pane, rows: [ItemID], state: AppState) {
    self.pane = pane
    self.rows = rows
    self.state = state
  }

  func cell(_ row: Int, _ column: Int) -> StyledText {
    if let current, current.row == row { return current.cells(column) }
    guard let cells = pane.cells(of: rows[row], in: state) else { return "" }
    current = (row, cells)
    return cells(column)
  }
}
