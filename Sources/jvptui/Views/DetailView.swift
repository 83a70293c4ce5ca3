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
    let isFocused = state.focus == .details && state.layers.isEmpty
    let heading =
      state.selectedItem(in: state.pane).map { state.currentPane.heading(of: $0, in: state) }
      ?? StyledText(state.currentPane.title)
    Panel(
      title: StyledText(" ") + heading + " ",
      trailing: position(body),
      isFocused: isFocused,
      glyphs: state.glyphs
    ).draw(in: rect, on: &surface)
    guard state.selectedItem(in: state.pane) != nil else {
      let isFiltered = state.paneState(state.pane).total > 0
      let text =
        isFiltered ? "Nothing matches the filter." : state.currentPane.emptyText(in: state)
      for (row, line) in StyledText(text, .muted).wrapped(to: max(1, body.width)).enumerated()
      where row < body.height {
        surface.write(line, at: Point(body.x, body.y + row), width: body.width)
      }
      return
    }
    tabBar.draw(in: tabs, on: &surface)
    var viewer = TextViewer(lines: state.detail.lines, glyphs: state.glyphs)
    viewer.scrollBarColumn = rect.maxX - 1
    viewer.draw(in: body, state: state.detail.viewer, on: &surface)
  }

  /// How far it is scrolled, when it does not fit; how many matches a search has.
  private func position(_ body: Rect) -> StyledText {
    let viewer = state.detail.viewer
    if viewer.search != nil {
      let current = viewer.currentMatch.map { $0 + 1 } ?? 0
      return StyledText(" \(current)/\(viewer.matchCount) matches ", .accent)
    }
    let count = state.detail.lines.count
    guard count > body.height, body.height > 0 else { return "" }
    return StyledText(" \(min(viewer.top + body.height, count))/\(count) ", .muted)
  }
}
