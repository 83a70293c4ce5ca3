import Backend
import OrderedCollections
import TUI
import Widgets

extension Resource where Item == DomainItem {
  /// All machines of all hosts, by what they take.
  static var top: Resource<DomainItem> {
    let domains = Resource<DomainItem>.domains
    return Resource(
      id: .top,
      title: say("Top"),
      defaultSort: PaneState.Sort(column: "cpu", isDescending: true),
      columns: topColumns,
      fields: domainFields,
      actions: domainActions,
      tabs: domains.tabs,
      items: { state in
        state.domainItems(of: Array(state.hosts.values)).filter(\.domain.isActive)
      },
      item: domains.item,
      itemID: domains.itemID,
      itemName: domains.itemName,
      itemHeading: domains.itemHeading,
      scope: { state in state.hasSeveralHosts ? say("of all nodes") : "" },
      emptyMessage: { state in
        state.hosts.values.contains { !$0.domains.isEmpty }
          ? say("No machine is running.")
          : state.sectionText(
            state.hosts.values.map(\.domainsSection),
            what: say("virtual machines")
          )
      },
      groupings: domains.groupings,
      searchText: domains.searchText
    )
  }

  private static var topColumns: [Column<DomainItem>] {
    [
      Column(
        "name",
        say("NAME"),
        width: .flexible(minimum: 14, weight: 3),
        priority: 0,
        sortKey: { $0.record.nameKey },
        text: { item, context in
          StyledText(item.stateGlyph(context.glyphs) + " ", item.stateRole)
            + StyledText(item.shownName, item.isStale ? .stale : .text)
        }
      )
    ] + Column.figures + [
      Column(
        "hog",
        say("HOG"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 1,
        sortsLargestFirst: true,
        sortKey: { .number(Double(Hog.marks(of: $0).count)) },
        text: { item, context in
          let marks = Hog.marks(of: item)
          return marks.isEmpty
            ? ""
            : StyledText(
              "\(context.glyphs.warning) " + marks.joined(separator: ", "),
              .barHigh
            )
        }
      ),
      plain("hostcpu", say("HOST%"), 6, priority: 4, .cpuOfHost) { MetricText.percent($0) },
      plain("steal", say("STEAL"), 6, priority: 4, .cpuDelay) { MetricText.percent($0) },
      amount("resident", say("HOLDS"), 9, priority: 6, { $0.memory.resident.map { Double($0) } }) {
        Metric.hostMemory.text($0)
      },
      amount("iops", "IO/s", 6, priority: 6, { $0.requests }) { MetricText.number($0) },
      amount("latency", say("LATENCY"), 8, priority: 7, { $0.latency }) { MetricText.latency($0) },
      amount("swap", say("SWAP/s"), 6, priority: 7, { $0.swapping }) { MetricCells.short($0) },
      amount("packets", say("PKT/s"), 6, priority: 8, { $0.packets }) { MetricCells.short($0) },
      Column(
        "node",
        say("NODE"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 3,
        isUseful: { $0.hasSeveralHosts },
        sortKey: { .natural($0.host.name) },
        text: { item, _ in StyledText(item.host.name, .muted) }
      ),
    ]
  }

  private static func plain(
    _ id: String,
    _ title: String,
    _ width: Int,
    priority: Int,
    _ metric: Metric,
    _ text: @escaping @Sendable (Double) -> String
  ) -> Column<DomainItem> {
    amount(id, title, width, priority: priority, { $0.listed(metric) }, text)
  }

  private static func amount(
    _ id: String,
    _ title: String,
    _ width: Int,
    priority: Int,
    _ value: @escaping @Sendable (DomainFigures) -> Double?,
    _ text: @escaping @Sendable (Double) -> String
  ) -> Column<DomainItem> {
    Column(
      id,
      title,
      width: .fixed(width),
      alignment: .right,
      priority: priority,
      isUseful: { $0.hasFigures },
      sortsLargestFirst: true,
      sortKey: { .number($0.figures.flatMap(value) ?? -1) },
      text: { item, _ in
        guard let figures = item.figures, let value = value(figures) else { return "" }
        return StyledText(text(value), value == 0 ? .muted : .text)
      }
    )
  }
}

extension DomainFigures {
  /// Requests to disks a second.
  var requests: Double? { diskSum { ($0.reads ?? 0) + ($0.writes ?? 0) } }
  /// The longest that a disk takes on average, in seconds.
  var latency: Double? {
    [worstLatency(\.readLatency), worstLatency(\.writeLatency)].compactMap { $0 }.max()
  }
  /// Bytes a second from and to the guest's swap.
  var swapping: Double? {
    guard memory.swapIn != nil || memory.swapOut != nil else { return nil }
    return (memory.swapIn ?? 0) + (memory.swapOut ?? 0)
  }
  /// Packets a second, both ways.
  var packets: Double? {
    interfaceSum { ($0.receivedPackets ?? 0) + ($0.sentPackets ?? 0) }
  }
}

/// What makes a machine a burden to the others.
enum Hog {
  /// What it takes too much of, in a word each.
  static func marks(of item: DomainItem) -> [String] {
    guard let figures = item.figures else { return [] }
    var marks: [String] = []
    if let cpu = figures.cpu, cpu > 0.8 { marks.append(say("cpu")) }
    if let share = figures.cpuOfHost, share > 0.25 { marks.append(say("host")) }
    if let share = figures.memory.share, share > 0.9, !figures.memory.isHostView {
      marks.append(say("mem"))
    }
    if let swap = figures.swapping, swap > MetricText.mebibyte { marks.append(say("swap")) }
    if let rate = figures.diskRate, rate > 100 * MetricText.mebibyte { marks.append(say("disk")) }
    if let rate = figures.networkRate, rate > 100 * MetricText.mebibyte { marks.append(say("net")) }
    return marks
  }
}
