import Backend
import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// Begins to save what is shown: the charts while they are looked at, else the list.
  mutating func beginExport() -> [Effect] {
    let showsCharts =
      currentTab == Self.chartsTab && ScreenLayout(self).detailBody != nil && focus == .details
    if showsCharts, let item = selectedItem(in: pane) { return exportCharts(of: item) }
    return exportList()
  }

  private mutating func exportList() -> [Effect] {
    let pane = currentPane
    let columns = pane.shownColumns(in: self)
    let rows = paneState(self.pane).rows.compactMap { item -> [ExportText.Value]? in
      guard let cells = pane.cells(of: item, in: self) else { return nil }
      return columns.map { column in
        // Of a line with a number behind it the number is what can be read.
        let text = cells(column.index)
        let plain = pane.liveColumns.contains(column.id) ? text.runs.last?.text ?? "" : text.plain
        let value = plain.trimmed
        return value.isEmpty ? .missing : .text(value)
      }
    }
    guard !rows.isEmpty else {
      notify(say("There is nothing to save"))
      return []
    }
    layers.append(
      ExportLayer(
        what: say("\(pane.title), \(paneState(self.pane).rows.count) rows"),
        columns: columns.map { $0.column.title.lowercased() },
        rows: rows,
        name: "jvptui-\(ActionName.word(of: pane))-\(fileTime).csv"
      )
    )
    return []
  }

  private mutating func exportCharts(of item: ItemID) -> [Effect] {
    let name = currentPane.name(of: item, in: self) ?? ""
    let parts = exportedParts(of: item)
    let area = ScreenLayout(self).detailBody?.width ?? 80
    let page = ChartPage(state: self, host: item.host, width: area)
    let values = parts.map { page.slots(of: $0) }
    let rows = (0..<page.timeline.count).map { index -> [ExportText.Value] in
      let time = page.timeline.time(of: index)
      return [.text(LocalTime.text(Int64(time), rowContext)), .number(time.rounded())]
        + values.flatMap { slots -> [ExportText.Value] in
          guard let slot = slots[index] else { return [.missing, .missing, .missing] }
          return [slot.minimum, slot.mean, slot.maximum].map { .number(Double($0)) }
        }
    }
    guard !parts.isEmpty else {
      notify(say("There is nothing to save"))
      return []
    }
    layers.append(
      ExportLayer(
        what: say("Charts of \(name), \(charts.title)"),
        columns: [say("time"), say("seconds since 1970")]
          + parts.flatMap { part in
            [say("minimum"), say("mean"), say("maximum")].map { "\(part.label) \($0)" }
          },
        rows: rows,
        name: "jvptui-\(name.asFileName)-\(fileTime).csv"
      )
    )
    return []
  }

  /// Everything that is kept of what the charts show.
  private func exportedParts(of item: ItemID) -> [ChartPage.Plan.Part] {
    let compared = comparedMachines
    if !compared.isEmpty {
      return compared.prefix(ChartPage.roles.count).compactMap(domainItem).flatMap { item in
        Metric.listed.map { metric in
          ChartPage.Plan.Part(
            label: "\(item.shownName) \(metric.title)",
            name: SeriesName(metric),
            subject: .machine(item.domain.id),
            host: item.host
          )
        }
      }
    }
    guard let host = item.host else { return [] }
    let (subject, names): (HistorySubject, [SeriesName]) = history.use { store in
      let kept = store.hosts[host]
      switch item {
      case .domain(_, let id):
        return (
          .machine(id),
          Metric.listed.map { SeriesName($0) } + (kept?.watched[id]?.keys.map { $0 } ?? [])
        )
      case .pool(_, let id): return (.pool(id), [SeriesName(.fill)])
      case .network(_, let id):
        return (.network(id), NetworkTraffic.metrics.map { SeriesName($0) })
      default: return (.node, kept?.node.keys.map { SeriesName($0) } ?? [])
      }
    }
    return names.sorted { ($0.device, $0.metric.rawValue) < ($1.device, $1.metric.rawValue) }
      .map { name in
        let device = name.device.isEmpty ? "" : "\(name.device) "
        return ChartPage.Plan.Part(
          label: device + name.metric.title,
          name: name,
          subject: subject,
          host: host
        )
      }
  }

  /// The time as part of a file's name.
  private var fileTime: String {
    LocalTime.stamp(now + Int64(rowContext.secondsFromGMT))
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }

  /// A name that leads to no other folder.
  fileprivate var asFileName: String {
    String(map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "_" })
  }
}
