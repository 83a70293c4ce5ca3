import Backend
import OrderedCollections
import TUI
import Widgets

/// Draws the screen in one column, in words, for screen readers: where one is, the rows or the
/// details, the keys, and what has happened.
///
/// The terminal's cursor stands on the row under the cursor, on the first line of the details, or in
/// the field that is typed in, since readers read where it stands.
struct LinearView {
  let state: AppState

  func draw(in layout: ScreenLayout, on surface: inout Surface) {
    let chrome = ChromeView(state: state)
    write(heading(layout), in: layout.header, .title, on: &surface)
    surface.write(
      chrome.counters,
      at: Point(layout.statusLine.x, layout.statusLine.y),
      width: layout.statusLine.width
    )
    chrome.drawHints(in: layout.hints, on: &surface)
    if let place = layout.panes.first {
      drawRows(in: place.rect, on: &surface)
    } else {
      drawDetails(in: layout, on: &surface)
    }
  }

  /// Draws what has happened below everything else, the newest last.
  func drawAnnouncements(on surface: inout Surface) {
    let room = Rect(
      x: 0,
      y: state.size.height,
      width: state.size.width,
      height: state.linear.height
    )
    guard room.width > 0 else { return }
    var lines: [StyledText] = []
    for text in state.linear.announcements.reversed() where lines.count < room.height {
      lines = StyledText(text).wrapped(to: room.width) + lines
    }
    for (row, line) in lines.suffix(room.height).enumerated() {
      surface.write(line, at: Point(room.x, room.y + row), width: room.width)
    }
  }

  private func write(
    _ text: String,
    in line: Rect,
    _ role: StyleRole,
    on surface: inout Surface
  ) {
    surface.write(
      StyledText(text, role),
      at: Point(line.x, line.y),
      width: line.width,
      ellipsis: state.glyphs.ellipsis
    )
  }

  // MARK: Where one is

  private func heading(_ layout: ScreenLayout) -> String {
    layout.panes.isEmpty ? detailHeading(layout) : paneHeading
  }

  private var paneHeading: String {
    let pane = state.currentPane
    let own = state.paneState(pane.id)
    var parts = [
      own.filter == nil
        ? (own.total == 1 ? say("1 row") : say("\(own.total) rows"))
        : say("\(own.matchCount) of \(own.total) rows match")
    ]
    if !own.filterText.isEmpty { parts.append(say("filter \(own.filterText)")) }
    if let error = own.filterError { parts.append(error.message) }
    if let column = pane.allColumns.first(where: { $0.id == own.sort.column }) {
      let title = LinearSentence.spoken(column.title)
      let isLive = pane.liveColumns.contains(column.id)
      switch (own.sort.isDescending, isLive) {
      case (false, _): parts.append(say("by \(title)"))
      case (true, true): parts.append(say("by \(title), largest first"))
      case (true, false): parts.append(say("by \(title), last first"))
      }
    }
    if let grouping = pane.groupTitles.first(where: { $0.id == own.grouping }) {
      parts.append(say("grouped by \(grouping.title)"))
    }
    if !own.marks.isEmpty { parts.append(say("\(own.marks.count) marked")) }
    if state.options.isReadOnly { parts.append(say("read-only")) }
    let scope = pane.scopeText(in: state)
    let title = scope.isEmpty ? pane.title : "\(pane.title) \(scope)"
    return say("\(title): \(parts.joined(separator: say(", ")))")
  }

  private func detailHeading(_ layout: ScreenLayout) -> String {
    let item = state.selectedItem(in: state.pane)
    let name = item.map { state.currentPane.heading(of: $0, in: state).plain } ?? ""
    let tabs = state.tabs
    let place = (tabs.firstIndex(of: state.currentTab) ?? 0) + 1
    var text = say("\(name): page \(state.currentTab), \(place) of \(tabs.count)")
    let viewer = state.detail.viewer
    let height = layout.detailBody?.height ?? 0
    if viewer.search != nil {
      let match = viewer.currentMatch.map { $0 + 1 } ?? 0
      text += say("; match \(match) of \(viewer.matchCount)")
    } else if state.detail.lines.count > height {
      text += say("; from line \(viewer.top + 1) of \(state.detail.lines.count)")
    }
    return text
  }

  // MARK: Rows

  private func drawRows(in area: Rect, on surface: inout Surface) {
    let own = state.paneState(state.pane)
    guard !own.rows.isEmpty else { return drawEmpty(own, in: area, on: &surface) }
    let sentence = LinearSentence(state: state)
    func text(_ row: Int) -> String {
      let item = own.rows[row]
      return state.linear.rows[item] ?? sentence.text(of: item, at: row, width: area.width)
    }
    let visible = own.table.visible(count: own.rows.count, height: area.height)
    let selected = StyledText(text(own.table.cursor)).wrapped(to: max(1, area.width))
    let selectedLines = state.isZoomed ? Array(selected.prefix(area.height)) : []
    let below = own.table.cursor + max(1, selectedLines.count) - visible.lowerBound
    var y = area.y
    for row in visible.dropFirst(max(0, below - area.height)) where y < area.maxY {
      let isSelected = row == own.table.cursor
      if isSelected { surface.cursor = Point(area.x, y) }
      let lines =
        isSelected && !selectedLines.isEmpty ? selectedLines : [StyledText(text(row))]
      for line in lines where y < area.maxY {
        let ground: StyleRole? = isSelected ? .selection : nil
        surface.fill(area.row(y - area.y), style: Style(.text, on: ground))
        surface.write(
          line,
          at: Point(area.x, y),
          width: area.width,
          on: ground,
          ellipsis: state.glyphs.ellipsis
        )
        y += 1
      }
    }
  }

  private func drawEmpty(_ own: PaneState, in area: Rect, on surface: inout Surface) {
    var text: [String] = []
    if own.filter == nil {
      text = [state.currentPane.emptyText(in: state), state.purpose(of: state.pane)]
    } else {
      text = [say("None of \(own.total) matches the filter; esc clears it.")]
    }
    let lines = text.flatMap { StyledText($0).wrapped(to: max(1, area.width)) }
    for (row, line) in lines.prefix(area.height).enumerated() {
      surface.write(line, at: Point(area.x, area.y + row), width: area.width)
    }
    surface.cursor = Point(area.x, area.y)
  }

  // MARK: Details

  private func drawDetails(in layout: ScreenLayout, on surface: inout Surface) {
    guard let body = layout.detailBody else { return }
    if let id = state.detailConsole, let console = state.consoles[id] {
      return ConsoleView(console: console, state: state, mode: nil).draw(in: body, on: &surface)
    }
    TextViewer(lines: state.detail.lines, glyphs: state.glyphs)
      .draw(in: body, state: state.detail.viewer, on: &surface)
  }
}
