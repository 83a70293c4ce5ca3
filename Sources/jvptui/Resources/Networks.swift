import Backend
import TUI
import Widgets

extension Resource where Item == NetworkItem {
  /// The virtual networks.
  static var networks: Resource<NetworkItem> {
    Resource(
      id: .networks,
      title: say("Networks"),
      defaultSort: PaneState.Sort(column: "name"),
      columns: columns,
      fields: [
        .text("name") { [$0.network.name] },
        .text("mode") { [$0.network.mode] },
        .text("bridge") { [$0.network.bridge] },
        .text("ip") { $0.network.addresses },
        .text("state", isSearched: false) { $0.state.words },
        .text("node", isSearched: false) { [$0.host.name] },
        .number("vms") { Double($0.users.count) },
        .number("net") { $0.traffic.map { $0.received + $0.sent } ?? .nan },
      ],
      actions: networkActions,
      tabs: [
        DetailTab(title: say("Overview"), lines: overview),
        DetailTab(title: AppState.chartsTab, lines: NetworkCharts.lines),
        DetailTab(title: say("Leases"), lines: leaseLines),
        DetailTab(title: "XML") { item, _, _ in XMLHighlighter.lines(item.network.xml) },
      ],
      items: { $0.networkItems },
      item: { $0.networkItem($1) },
      itemID: { $0.id },
      itemName: { $0.network.name },
      itemHeading: { item, glyphs in
        StyledText(item.network.name, .title) + StyledText(" \(glyphs.dot) ", .muted)
          + StyledText(item.stateText, item.stateRole)
          + StyledText(" \(glyphs.dot) \(item.network.mode)", .muted)
      },
      scope: { state in state.scope.map { say("of \($0)") } ?? "" },
      emptyMessage: { state in
        state.sectionText(state.scopedHosts.map(\.networks), what: say("networks"))
      }
    )
  }

  private static var columns: [Column<NetworkItem>] {
    [
      Column(
        "name",
        say("NAME"),
        width: .flexible(minimum: 12, weight: 2),
        priority: 0,
        sortKey: { .natural($0.network.name) },
        text: { item, context in
          let glyph = item.network.isActive ? context.glyphs.stateRunning : context.glyphs.stateOff
          return StyledText(glyph + " ", item.stateRole)
            + StyledText(item.network.name, item.isStale ? .stale : .text)
        }
      ),
      Column(
        "state",
        say("STATE"),
        width: .fixed(8),
        priority: 3,
        sortKey: { .text($0.stateText) },
        text: { item, _ in StyledText(item.stateText, item.stateRole) }
      ),
      Column(
        "mode",
        say("MODE"),
        width: .fixed(9),
        priority: 1,
        sortKey: { .text($0.network.mode) },
        text: { item, _ in StyledText(item.network.mode) }
      ),
      Column(
        "bridge",
        say("BRIDGE"),
        width: .fixed(10),
        priority: 5,
        sortKey: { .natural($0.network.bridge) },
        text: { item, _ in StyledText(item.network.bridge) }
      ),
      Column(
        "addresses",
        say("ADDRESSES"),
        width: .flexible(minimum: 18, weight: 2),
        priority: 2,
        sortKey: { .natural($0.network.addresses.first ?? "~") },
        text: { item, _ in StyledText(item.network.addresses.joined(separator: ", ")) }
      ),
      Column(
        "traffic",
        say("IN/OUT/s"),
        width: .fixed(13),
        alignment: .right,
        priority: 4,
        isUseful: { $0.hasFigures },
        sortsLargestFirst: true,
        sortKey: { .number($0.traffic.map { $0.received + $0.sent } ?? -1) },
        text: { item, context in
          guard let traffic = item.traffic else { return "" }
          return StyledText(context.glyphs.arrowDown, .muted)
            + MetricCells.rate(traffic.received)
            + StyledText(" " + context.glyphs.arrowUp, .muted) + MetricCells.rate(traffic.sent)
        }
      ),
      Column(
        "trend",
        say("TREND"),
        width: .fixed(MetricCells.sparkWidth),
        priority: 5,
        isUseful: { $0.hasFigures },
        text: { item, context in NetworkTrend.text(item, context) }
      ),
      Column(
        "dhcp",
        "DHCP",
        width: .flexible(minimum: 16, weight: 2),
        priority: 8,
        sortKey: { .natural($0.network.dhcpRanges.first ?? "~") },
        text: { item, _ in StyledText(item.network.dhcpRanges.joined(separator: ", "), .muted) }
      ),
      Column(
        "auto",
        say("AUTO"),
        width: .fixed(4),
        priority: 7,
        sortKey: { .number($0.network.isAutostart ? 0 : 1) },
        text: { item, context in
          StyledText(item.network.isAutostart ? context.glyphs.mark : "", .good)
        }
      ),
      Column(
        "vms",
        say("VMS"),
        width: .fixed(5),
        alignment: .right,
        priority: 4,
        sortKey: { .number(Double($0.users.count)) },
        text: { item, _ in StyledText("\(item.users.count)") }
      ),
      Column(
        "leases",
        say("LEASES"),
        width: .fixed(6),
        alignment: .right,
        priority: 6,
        sortKey: { .number(Double($0.network.leases?.count ?? -1)) },
        text: { item, _ in StyledText(item.network.leases.map { "\($0.count)" } ?? "", .muted) }
      ),
      Column(
        "node",
        say("NODE"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 9,
        isUseful: { $0.hasSeveralHosts },
        sortKey: { .natural($0.host.name) },
        text: { item, _ in StyledText(item.host.name, .muted) }
      ),
    ]
  }

  private static var networkActions: [Action<NetworkItem>] {
    [
      Action(
        "net-start",
        say("Start"),
        key: "s",
        isHinted: true,
        work: .command { item, _ in .network(item.network.id, .start) },
        disabledReason: { $0.network.isActive ? say("The network is already active") : nil }
      ),
      Action(
        "net-stop",
        say("Stop"),
        key: "S",
        danger: .confirm,
        isHinted: true,
        consequence: say("Its bridge and DHCP server are taken down until it is started again."),
        work: .command { item, _ in .network(item.network.id, .stop) },
        disabledReason: { item in
          guard item.network.isActive else { return say("The network is already inactive") }
          return usedText(item.activeUsers)
        }
      ),
      Action(
        "net-autostart",
        say("Autostart on/off"),
        key: "a",
        work: .command { item, all in
          .network(item.network.id, .setAutostart(!all.allSatisfy(\.network.isAutostart)))
        },
        disabledReason: {
          $0.network.isPersistent ? nil : say("A transient network has no definition")
        }
      ),
    ]
  }

  private static func overview(
    _ item: NetworkItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let network = item.network
    var rows = FactRows()
    rows.add(say("State"), StyledText(item.stateText, item.stateRole))
    rows.add(say("Node"), item.host.name)
    rows.add(say("Mode"), network.mode)
    rows.addIfPresent(say("Bridge"), network.bridge)
    rows.addIfPresent(say("Addresses"), network.addresses.joined(separator: "\n"))
    rows.addIfPresent("DHCP", network.dhcpRanges.joined(separator: "\n"))
    rows.add(say("Autostart"), network.isAutostart ? say("on") : say("off"))
    rows.add(say("Definition"), network.isPersistent ? say("persistent") : say("transient"))
    rows.add(say("VMs"), item.users.isEmpty ? say("none") : item.users.joined(separator: ", "))
    rows.add(
      say("Leases"),
      network.leases.map { "\($0.count)" } ?? say("not reported by this driver")
    )
    rows.add("UUID", network.id.description)
    return rows.lines(width: width, glyphs: state.glyphs)
  }

  private static func leaseLines(
    _ item: NetworkItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    guard let leases = item.network.leases else {
      let text =
        item.network.isActive
        ? say("This driver does not report leases.") : say("The network is not active.")
      return [StyledText(text, .muted)]
    }
    guard !leases.isEmpty else { return [StyledText(say("No leases."), .muted)] }
    return leases.map { lease in
      StyledText(lease.address.padded(to: 16)) + StyledText(lease.mac.padded(to: 18), .muted)
        + StyledText(lease.hostname.padded(to: 18), .accent)
        + StyledText(
          lease.expires > 0 ? say("until \(LocalTime.text(lease.expires, state.rowContext))") : "",
          .muted
        )
    }
  }
}

extension String {
  /// The text at the right end of so many columns.
  func leftPadded(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - count)) + self
  }

  /// The text with blanks after it up to this many columns.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(1, columns - TextWidth.columns(self)))
  }
}
