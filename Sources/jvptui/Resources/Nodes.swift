import Backend
import OrderedCollections
import TUI
import Widgets

extension Resource where Item == NodeItem {
  /// The hosts.
  static var nodes: Resource<NodeItem> {
    Resource(
      id: .nodes,
      title: say("Nodes"),
      defaultSort: PaneState.Sort(column: nil),
      columns: columns,
      fields: [
        .text("name") { [$0.name] },
        .text("state") { $0.stateWords },
        .text("uri") { [$0.host?.shownURI ?? ""] },
        .text("label") { $0.labels },
        .number("cpu") { ($0.figures?.cpu ?? .nan) * 100 },
        .number("memuse") { ($0.figures?.memoryShare ?? .nan) * 100 },
      ],
      actions: nodeActions,
      tabs: [
        DetailTab(title: say("Overview"), lines: overview),
        DetailTab(title: AppState.chartsTab, lines: NodeCharts.lines),
        DetailTab(title: say("Events")) { item, state, width in
          state.journalLines(width: width) { entry in
            item.host == nil || entry.host == item.host?.id
          }
        },
      ],
      items: { $0.nodeItems },
      item: { $0.nodeItem($1) },
      itemID: { $0.id },
      itemName: { $0.name },
      itemHeading: { item, glyphs in
        let state =
          StyledText(" \(glyphs.dot) ", .muted) + StyledText(item.stateText, item.stateRole)
        return StyledText(item.name, .title) + (item.host == nil ? "" : state)
      },
      scope: { _ in "" },
      emptyMessage: {
        $0.isProbing ? say("Connecting…") : say("No node. a adds one; so does -c URI at the start.")
      }
    )
  }

  private static var columns: [Column<NodeItem>] {
    [
      Column(
        "name",
        say("NAME"),
        width: .flexible(minimum: 16, weight: 2),
        priority: 0,
        sortKey: { .natural($0.name) },
        text: { item, context in
          StyledText(item.glyph(context.glyphs) + " ", item.stateRole) + StyledText(item.name)
        }
      ),
      Column(
        "state",
        say("STATE"),
        width: .flexible(minimum: 14, weight: 1),
        priority: 1,
        sortKey: { .text($0.stateText) },
        text: { item, _ in StyledText(item.stateText, item.stateRole) }
      ),
      Column(
        "vms",
        say("VMS"),
        width: .fixed(9),
        alignment: .right,
        priority: 2,
        sortKey: { .number(Double($0.domainCount)) },
        text: { item, _ in StyledText("\(item.activeCount)/\(item.domainCount)") }
      ),
      Column(
        "cpu",
        "CPU",
        width: .fixed(MetricCells.shareWidth),
        alignment: .right,
        priority: 2,
        isUseful: { $0.hasFigures },
        sortsLargestFirst: true,
        sortKey: { .number($0.figures?.cpu ?? -1) },
        text: { item, context in
          MetricCells.cell(
            MetricCells.spark(.cpu, of: .node, on: item.host?.id, context),
            MetricCells.share(item.figures?.cpu),
            width: MetricCells.shareWidth
          )
        }
      ),
      Column(
        "memuse",
        say("MEM"),
        width: .fixed(MetricCells.shareWidth),
        alignment: .right,
        priority: 6,
        isUseful: { $0.hasFigures },
        sortsLargestFirst: true,
        sortKey: { .number($0.figures?.memoryShare ?? -1) },
        text: { item, context in
          MetricCells.cell(
            MetricCells.spark(.memory, of: .node, on: item.host?.id, context),
            MetricCells.share(item.figures?.memoryShare),
            width: MetricCells.shareWidth
          )
        }
      ),
      Column(
        "memory",
        say("MEMORY"),
        width: .fixed(22),
        priority: 3,
        sortKey: { .number($0.memoryFraction ?? -1) },
        text: memoryText
      ),
      Column(
        "cpus",
        say("CPUS"),
        width: .fixed(4),
        alignment: .right,
        priority: 4,
        sortKey: { .number(Double($0.node?.cpuCount ?? 0)) },
        text: { item, _ in StyledText(item.node.map { "\($0.cpuCount)" } ?? "") }
      ),
      Column(
        "hypervisor",
        say("HYPERVISOR"),
        width: .fixed(14),
        priority: 5,
        sortKey: { .text($0.node?.hypervisor ?? "") },
        text: { item, _ in StyledText(hypervisor(item)) }
      ),
      Column(
        "labels",
        say("LABELS"),
        width: .flexible(minimum: 10, weight: 1),
        priority: 7,
        isUseful: { state in state.hosts.values.contains { $0.entry?.labels.isEmpty == false } },
        sortKey: { .text($0.labels.joined(separator: ",")) },
        text: { item, _ in StyledText(item.labels.joined(separator: ","), .accent) }
      ),
      Column(
        "uri",
        "URI",
        width: .flexible(minimum: 16, weight: 2),
        priority: 6,
        sortKey: { .text($0.host?.shownURI ?? "") },
        text: { item, _ in StyledText(item.host?.shownURI ?? "", .muted) }
      ),
    ]
  }

  @Sendable
  private static func memoryText(_ item: NodeItem, _ context: RowContext) -> StyledText {
    guard let node = item.node else { return "" }
    guard let used = node.memoryUsed, let fraction = item.memoryFraction else {
      return StyledText(ByteText.text(node.memory))
    }
    return Bar(fraction: fraction, glyphs: context.glyphs).text(width: 4)
      + StyledText(" \(ByteText.text(used))/\(ByteText.text(node.memory))")
  }

  private static func hypervisor(_ item: NodeItem) -> String {
    guard let node = item.node else { return "" }
    return "\(node.hypervisor) \(node.hypervisorVersion)"
  }

  private static func overview(
    _ item: NodeItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    var rows = FactRows()
    guard let host = item.host else {
      rows.add(say("Nodes"), "\(state.hosts.count)")
      rows.add(say("VMs"), say("\(item.activeCount) of \(item.domainCount) active"))
      return rows.lines(width: width, glyphs: state.glyphs)
    }
    rows.add(say("State"), StyledText(item.stateText, item.stateRole))
    if !item.reason.isEmpty { rows.add(say("Why"), item.reason) }
    if let age = item.ageText { rows.add(say("Last seen"), age) }
    rows.add("URI", host.shownURI)
    if host.configuration.isReadOnly { rows.add(say("Access"), say("read-only")) }
    rows.addIfPresent(say("Labels"), item.labels.joined(separator: ", "))
    rows.add(
      say("Settings"),
      host.entry.map { say("connect \($0.connect.rawValue)") } ?? say("not kept there")
    )
    rows.add(say("VMs"), say("\(item.activeCount) of \(item.domainCount) active"))
    guard let node = item.node else { return rows.lines(width: width, glyphs: state.glyphs) }
    rows.addIfPresent(say("Host name"), node.hostname)
    rows.add(say("Hypervisor"), hypervisor(item))
    rows.add("libvirt", node.libvirtVersion)
    let topology = node.topology
    rows.add("CPU", "\(node.cpuCount) × \(node.cpuModel)")
    rows.add(
      say("Topology"),
      say(
        "\(topology.cells) NUMA, \(topology.sockets) sockets, \(topology.cores) cores, "
          + "\(topology.threads) threads"
      )
    )
    if node.megahertz > 0 { rows.add(say("Clock"), "\(node.megahertz) MHz") }
    rows.addFigures(of: host, state)
    rows.add(say("Memory"), ByteText.text(node.memory))
    if let used = node.memoryUsed, let fraction = item.memoryFraction {
      rows.add(
        say("In use"),
        Bar(fraction: fraction, glyphs: state.glyphs).text(width: 20)
          + StyledText(" \(ByteText.text(used)), \(Int(fraction * 100 + 0.5)) %")
      )
    }
    return rows.lines(width: width, glyphs: state.glyphs)
  }
}
