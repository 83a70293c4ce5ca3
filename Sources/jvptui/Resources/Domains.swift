import Backend
import TUI
import Widgets

extension Resource where Item == DomainItem {
  /// The virtual machines.
  static var domains: Resource<DomainItem> {
    Resource(
      id: .domains,
      title: say("VMs"),
      defaultSort: PaneState.Sort(column: "name"),
      columns: domainColumns,
      fields: domainFields,
      actions: domainActions,
      tabs: domainTabs,
      items: { $0.domainItems },
      item: { $0.domainItem($1) },
      itemID: { $0.id },
      itemName: { $0.shownName },
      itemHeading: { item, glyphs in
        StyledText(item.shownName, .title) + StyledText(" \(glyphs.dot) ", .muted)
          + StyledText(item.stateText, item.stateRole)
          + StyledText(" \(glyphs.dot) \(item.host)", .muted)
      },
      scope: { state in state.scope.map { say("of \($0)") } ?? "" },
      emptyMessage: { state in
        state.sectionText(state.scopedHosts.map(\.domainsSection), what: say("virtual machines"))
      },
      groupings: [
        Grouping("node", say("node")) { $0.host.name },
        Grouping("state", say("state")) { $0.domain.state.word },
        Grouping("tag", say("tag")) { $0.definition?.tags.first ?? "" },
        Grouping("os", "OS") { $0.definition?.osID ?? "" },
      ],
      searchText: { $0.searchText }
    )
  }

  static var domainColumns: [Column<DomainItem>] { stateColumns + Column.figures + otherColumns }

  private static var stateColumns: [Column<DomainItem>] {
    [
      Column(
        "name",
        say("NAME"),
        width: .flexible(minimum: 15, weight: 3),
        priority: 0,
        sortKey: { $0.record.nameKey },
        text: { item, context in
          StyledText(item.stateGlyph(context.glyphs) + " ", item.stateRole)
            + StyledText(item.shownName, item.isStale ? .stale : .text)
            + StyledText(
              item.definition?.isProtected == true ? " \(context.glyphs.lock)" : "",
              .warning
            )
        }
      ),
      Column(
        "state",
        say("STATE"),
        width: .flexible(minimum: 16, weight: 2),
        priority: 1,
        sortKey: { .text("\($0.domain.isActive ? 0 : 1)" + $0.stateText) },
        total: { items in
          StyledText(say("\(items.count(where: \.domain.isActive)) of \(items.count) active"))
        },
        text: { item, _ in StyledText(item.stateText, item.stateRole) }
      ),
    ]
  }

  private static var otherColumns: [Column<DomainItem>] {
    [
      Column(
        "vcpu",
        "VCPU",
        width: .fixed(4),
        alignment: .right,
        priority: 3,
        sortKey: { .number(Double($0.definition?.vcpus ?? -1)) },
        total: { items in StyledText("\(items.reduce(0) { $0 &+ ($1.definition?.vcpus ?? 0) })") },
        text: { item, _ in StyledText(item.definition.map { "\($0.vcpus)" } ?? "") }
      ),
      Column(
        "memory",
        say("MEMORY"),
        width: .fixed(8),
        alignment: .right,
        priority: 4,
        sortKey: { .number(Double($0.definition?.memory ?? 0)) },
        total: { items in
          StyledText(ByteText.text(items.reduce(0) { $0 &+ ($1.definition?.memory ?? 0) }))
        },
        text: { item, _ in StyledText(item.definition.map { ByteText.text($0.memory) } ?? "") }
      ),
      Column(
        "ip",
        "IP",
        width: .flexible(minimum: 15, weight: 2),
        priority: 2,
        sortKey: { .natural($0.shownAddresses.first?.address ?? "~") },
        text: { item, _ in addressText(item) }
      ),
      Column(
        "via",
        say("VIA"),
        width: .fixed(5),
        priority: 6,
        sortKey: { .text($0.shownAddresses.first?.source.rawValue ?? "~") },
        text: { item, _ in StyledText(item.shownAddresses.first?.source.rawValue ?? "", .muted) }
      ),
      Column(
        "auto",
        say("AUTO"),
        width: .fixed(4),
        priority: 6,
        sortKey: { .number($0.domain.isAutostart ? 0 : 1) },
        text: { item, context in
          StyledText(item.domain.isAutostart ? context.glyphs.mark : "", .good)
        }
      ),
      Column(
        "kind",
        say("KIND"),
        width: .fixed(9),
        priority: 9,
        sortKey: { .number($0.domain.isPersistent ? 0 : 1) },
        text: { item, _ in
          StyledText(item.domain.isPersistent ? "" : say("transient"), .warning)
        }
      ),
      Column(
        "snapshots",
        say("SNAP"),
        width: .fixed(4),
        alignment: .right,
        priority: 7,
        sortKey: { .number(Double($0.domain.snapshotCount ?? ($0.domain.hasSnapshots ? 1 : 0))) },
        text: { item, _ in snapshotText(item) }
      ),
      Column(
        "os",
        "OS",
        width: .flexible(minimum: 8, weight: 1),
        priority: 8,
        sortKey: { .natural($0.definition?.osID ?? "") },
        text: { item, _ in StyledText(item.definition?.osID ?? "") }
      ),
      Column(
        "node",
        say("NODE"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 5,
        isUseful: { $0.hasSeveralHosts },
        sortKey: { .natural($0.host.name) },
        text: { item, _ in StyledText(item.host.name, .muted) }
      ),
      Column(
        "tags",
        say("TAGS"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 10,
        sortKey: { .text(($0.definition?.tags ?? []).joined(separator: ",")) },
        text: { item, _ in StyledText((item.definition?.tags ?? []).joined(separator: ","), .accent)
        }
      ),
      Column(
        "title",
        say("TITLE"),
        width: .flexible(minimum: 10, weight: 2),
        priority: 11,
        sortKey: { .natural($0.definition?.title ?? "") },
        text: { item, _ in StyledText(item.definition?.title ?? "", .muted) }
      ),
    ]
  }

  private static func addressText(_ item: DomainItem) -> StyledText {
    guard let first = item.shownAddresses.first else { return "" }
    let more = item.shownAddresses.count > 1 ? " +\(item.shownAddresses.count - 1)" : ""
    return StyledText(first.address) + StyledText(more, .muted)
  }

  private static func snapshotText(_ item: DomainItem) -> StyledText {
    if let count = item.domain.snapshotCount { return StyledText(count == 0 ? "" : "\(count)") }
    return StyledText(item.domain.hasSnapshots ? say("yes") : "", .muted)
  }

  static var domainFields: [FilterField<DomainItem>] { ownFields + FilterField.figures }

  private static var ownFields: [FilterField<DomainItem>] {
    [
      .text("name") { [$0.domain.name] },
      .text("title") { [$0.definition?.title ?? ""] },
      .text("tag") { $0.definition?.tags ?? [] },
      .text("os") { [$0.definition?.osID ?? ""] },
      .text("ip") { ($0.domain.addresses ?? []).map(\.address) },
      .text("mac") { ($0.definition?.interfaces ?? []).map(\.mac) },
      .text("uuid") { [$0.domain.id.description] },
      .text("disk") { ($0.definition?.disks ?? []).map(\.source) },
      .text("state", isSearched: false) { $0.stateWords },
      .text("node", isSearched: false) { [$0.host.name] },
      .text("protected", isSearched: false) {
        [$0.definition?.isProtected == true ? "yes" : "no"]
      },
      .text("net", isSearched: false) { ($0.definition?.interfaces ?? []).map(\.source) },
      .number("vcpu") { Double($0.definition?.vcpus ?? 0) },
      .number("mem") { Double($0.definition?.memory ?? 0) },
      .number("snap") { Double($0.domain.snapshotCount ?? ($0.domain.hasSnapshots ? 1 : 0)) },
    ]
  }
}
