/// What of the screen is the same at the next start.
struct RememberedLayout: Sendable, Equatable {
  /// One pane.
  struct Pane: Sendable, Equatable {
    var sort: PaneState.Sort
    var grouping: String?
    var columns = ColumnChoice()
  }

  var panes: [PaneID: Pane] = [:]
  /// How wide the lists are beside the details; nil for as wide as fits best.
  var listWidth: Int?
  /// How high panes are that do not have the focus, where they were dragged to that.
  var paneHeights: [PaneID: Int] = [:]
  /// What was chosen in the palette lately.
  var recentChoices: [String] = []
}

extension AppState {
  /// What is to be remembered now.
  var layoutToRemember: RememberedLayout {
    var layout = RememberedLayout(
      listWidth: listWidth,
      paneHeights: paneHeights,
      recentChoices: recentChoices
    )
    for pane in ResourceCatalog.panes {
      let own = paneState(pane.id)
      let kept = RememberedLayout.Pane(
        sort: own.sort,
        grouping: own.grouping,
        columns: own.columns
      )
      if kept != RememberedLayout.Pane(sort: pane.defaultSort) { layout.panes[pane.id] = kept }
    }
    return layout
  }

  /// Lays the screen out as it was.
  mutating func use(_ layout: RememberedLayout) {
    listWidth = layout.listWidth
    paneHeights = layout.paneHeights
    recentChoices = layout.recentChoices
    for pane in ResourceCatalog.panes {
      let kept = layout.panes[pane.id] ?? RememberedLayout.Pane(sort: pane.defaultSort)
      let isSortable = pane.sortableColumns.contains { $0.id == kept.sort.column }
      panes[pane.id]?.sort = isSortable || kept.sort.column == nil ? kept.sort : pane.defaultSort
      panes[pane.id]?.grouping = kept.grouping
      panes[pane.id]?.columns = kept.columns
    }
    touchAll()
    remembered = layoutToRemember
  }

  /// Has the layout kept where it is not what was kept last, and no drag is under way.
  mutating func rememberEffects() -> [Effect] {
    guard options.remembersLayout, drag == nil else { return [] }
    let layout = layoutToRemember
    guard layout != remembered else { return [] }
    remembered = layout
    return [.rememberLayout(layout)]
  }
}
