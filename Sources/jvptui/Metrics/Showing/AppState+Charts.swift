import Backend
import OrderedCollections
import TUI
import Widgets

/// The keys of the charts.
extension AppState {
  /// The title of the page with charts.
  static let chartsTab = say("Metrics")
  /// The first page of most details.
  static let overviewTab = say("Overview")

  /// Where windows end that follow the time: at the last reading, or now when that is long ago.
  func chartEnd(of host: HostID?) -> Double {
    let last = history.use { store in
      host.map { store.hosts[$0]?.lastTime } ?? store.hosts.values.compactMap(\.lastTime).max()
    }
    let now = Double(now)
    guard let last else { return now }
    // Between two readings the end stays where it is; without any, time goes on.
    return now - last < 15 ? last : max(last, now)
  }

  /// Shows the page with charts, where the pane has one.
  ///
  /// - Returns: Whether it was on the screen before, so that the key may do its work.
  private mutating func showCharts() -> Bool {
    guard tabs.contains(Self.chartsTab) else {
      notify(say("There are no charts of \(currentPane.title.lowercased())"))
      return false
    }
    if currentTab == Self.chartsTab, ScreenLayout(self).detailBody != nil { return true }
    detail.tab = Self.chartsTab
    if ScreenLayout(self).detailBody == nil { _ = openDetails() }
    return false
  }

  mutating func changeWindow(by step: Int) -> [Effect] {
    guard showCharts() else { return [] }
    charts.window = min(max(0, charts.window + step), ChartState.windows.count - 1)
    detail.revision += 1
    return []
  }

  /// Holds the charts as they are, or lets them follow the time again.
  mutating func holdCharts() -> [Effect] {
    guard showCharts() else { return [] }
    if charts.heldEnd == nil {
      charts.heldEnd = chartEnd(of: selectedItem(in: pane)?.host)
    } else {
      (charts.heldEnd, charts.cursor) = (nil, nil)
    }
    detail.revision += 1
    return []
  }

  /// Reads an earlier or a later moment; at the left end the window goes back in time with it.
  mutating func stepCharts(by steps: Int) -> [Effect] {
    guard showCharts() else { return [] }
    let newest = chartEnd(of: selectedItem(in: pane)?.host)
    var end = charts.heldEnd ?? newest
    let cursor = (charts.cursor ?? end) + Double(steps) * charts.seconds / 60
    if cursor < end - charts.seconds { end -= charts.seconds / 2 }
    if cursor > end { end = min(newest, end + charts.seconds / 2) }
    if cursor >= newest {
      (charts.heldEnd, charts.cursor) = (nil, nil)
    } else {
      // Nothing is kept of what is more than a day ago.
      let oldest = newest - 24 * 3600
      charts.heldEnd = max(end, oldest + charts.seconds)
      charts.cursor = max(cursor, oldest)
    }
    detail.revision += 1
    return []
  }

  mutating func toggleDeviceCharts() -> [Effect] {
    guard showCharts() else { return [] }
    charts.showsDevices.toggle()
    detail.revision += 1
    return []
  }

  /// The machines whose charts are drawn over one another: the marked ones, while there are several.
  var comparedMachines: [ItemID] {
    let marked = targets.filter { if case .domain = $0 { true } else { false } }
    return marked.count > 1 ? marked : []
  }
}

extension GlobalActions {
  static let charts: [GlobalAction] = [
    GlobalAction("charts-longer", say("A longer stretch of time"), keys: "+", group: .charts) {
      $0.changeWindow(by: 1)
    },
    GlobalAction("charts-shorter", say("A shorter stretch of time"), keys: "-", group: .charts) {
      $0.changeWindow(by: -1)
    },
    GlobalAction("charts-back", say("Read an earlier moment"), keys: "{", group: .charts) {
      $0.stepCharts(by: -1)
    },
    GlobalAction("charts-forward", say("Read a later moment"), keys: "}", group: .charts) {
      $0.stepCharts(by: 1)
    },
    GlobalAction(
      "charts-hold",
      say("Hold the charts, or let them go on"),
      keys: "\\",
      group: .charts
    ) {
      $0.holdCharts()
    },
    GlobalAction("charts-devices", say("Charts of each device"), keys: "|", group: .charts) {
      $0.toggleDeviceCharts()
    },
    GlobalAction("export", say("Save what is shown as CSV or JSON"), keys: "ctrl-e", group: .charts)
    {
      $0.beginExport()
    },
  ]
}
