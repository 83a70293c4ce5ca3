import Backend
import OrderedCollections
import TUI
import Widgets

/// Draws the details of the item under the cursor.
struct DetailView {
  let state: AppState

  var tabBar: TabBar {
    TabBar(
      titles: state.tabs,
      selected: state.tabs.firstIndex(of: state.currentTab) ?? 0,
      glyphs: state.glyphs
    )
  }

  func draw(in layout: ScreenLayout, on surface: inout Surface) {
    guard let rect = layout.detail, let body = layout.detailBody, let tabs = layout.detailTabs
    else { return }
    let console = state.detailConsole.flatMap { state.consoles[$0] }
    let isFocused =
      state.focus == .details && (state.layers.isEmpty || state.layers.last is ConsoleLayer)
    let heading =
      console.map { ConsoleView(console: $0, state: state, mode: nil).heading }
      ?? state.selectedItem(in: state.pane).map { state.currentPane.heading(of: $0, in: state) }
      ?? StyledText(state.currentPane.title)
    let trailing = console.map { keys(of: $0, besides: heading, in: rect) } ?? position(body)
    // How the keys come back must never be lost to a long name.
    let room = console == nil ? rect.width : rect.width - trailing.width - 6
    let shown = heading.truncated(to: max(0, room), ellipsis: state.glyphs.ellipsis)
    Panel(
      title: StyledText(" ") + shown + " ",
      trailing: trailing,
      isFocused: isFocused,
      glyphs: state.glyphs
    ).draw(in: rect, on: &surface)
    guard state.selectedItem(in: state.pane) != nil else {
      let isFiltered = state.paneState(state.pane).total > 0
      let text =
        isFiltered ? say("Nothing matches the filter.") : state.currentPane.emptyText(in: state)
      for (row, line) in StyledText(text, .muted).wrapped(to: max(1, body.width)).enumerated()
      where row < body.height {
        surface.write(line, at: Point(body.x, body.y + row), width: body.width)
      }
      return
    }
    tabBar.draw(in: tabs, on: &surface)
    if let id = state.detailConsole, let console = state.consoles[id],
      let area = layout.detailConsole
    {
      return ConsoleView(console: console, state: state, mode: nil).draw(in: area, on: &surface)
    }
    var viewer = TextViewer(lines: state.detail.lines, glyphs: state.glyphs)
    viewer.scrollBarColumn = rect.maxX - 1
    viewer.draw(in: body, state: state.detail.viewer, on: &surface)
  }

  /// Who has the keys, in the frame of a console; in a narrow one at least how they come back.
  private func keys(
    of console: GuestConsole,
    besides heading: StyledText,
    in rect: Rect
  ) -> StyledText {
    let mode = (state.layers.last as? ConsoleLayer)?.mode
    let whole = ConsoleView(console: console, state: state, mode: mode).keysText
    let room = rect.width - heading.width - 8
    let fits = TextWidth.columns(whole) <= room
    let short = mode == nil ? "" : say("\(state.options.console.escapeKey): commands ")
    return StyledText(" \(fits ? whole : short)", mode == nil ? .muted : .warning)
  }

  /// How far it is scrolled, when it does not fit; how many matches a search has.
  private func position(_ body: Rect) -> StyledText {
    let viewer = state.detail.viewer
    if viewer.search != nil {
      let current = viewer.currentMatch.map { $0 + 1 } ?? 0
      return StyledText(say(" \(current)/\(viewer.matchCount) matches "), .accent)
    }
    let count = state.detail.lines.count
    guard count > body.height, body.height > 0 else { return "" }
    return StyledText(" \(min(viewer.top + body.height, count))/\(count) ", .muted)
  }
}
