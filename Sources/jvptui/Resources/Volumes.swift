import Backend
import TUI
import Widgets

extension Resource where Item == VolumeItem {
  /// The volumes of the selected pool.
  static var volumes: Resource<VolumeItem> {
    Resource(
      id: .volumes,
      title: say("Volumes"),
      defaultSort: PaneState.Sort(column: "name"),
      columns: columns,
      fields: [
        .text("name") { [$0.volume.name] },
        .text("path") { [$0.volume.path] },
        .text("format") { [$0.volume.format] },
        .text("vm") { $0.users },
        .text("backing") { [$0.volume.backingPath ?? ""] },
        .number("size") { Double($0.volume.capacity) },
        .number("used") { Double($0.volume.allocation) },
      ],
      actions: [],
      tabs: [DetailTab(title: say("Overview"), lines: overview)],
      items: { $0.volumeItems },
      item: { $0.volumeItem($1) },
      itemID: { $0.id },
      itemName: { $0.volume.name },
      itemHeading: { item, glyphs in
        StyledText(item.volume.name, .title)
          + StyledText(" \(glyphs.dot) \(item.pool.name) \(glyphs.dot) \(item.host)", .muted)
      },
      scope: { state in state.selectedPool.map { say("of \($0.pool.name)") } ?? "" },
      emptyMessage: { state in
        guard let pool = state.selectedPool?.pool else { return say("Select a pool first.") }
        if pool.state == .inactive {
          return say("\(pool.name) is not active: start it to see its volumes.")
        }
        return state.sectionText([state.volumesSection], what: say("volumes"))
      },
      groupings: [Grouping("format", say("format")) { $0.volume.format }],
      allItems: { $0.allVolumeItems }
    )
  }

  private static var columns: [Column<VolumeItem>] {
    [
      Column(
        "name",
        say("NAME"),
        width: .flexible(minimum: 16, weight: 3),
        priority: 0,
        sortKey: { .natural($0.volume.name) },
        text: { item, _ in StyledText(item.volume.name, item.isStale ? .stale : .text) }
      ),
      Column(
        "format",
        say("FORMAT"),
        width: .fixed(7),
        priority: 3,
        sortKey: { .text($0.volume.format) },
        text: { item, _ in StyledText(item.volume.format) }
      ),
      Column(
        "capacity",
        say("CAPACITY"),
        width: .fixed(8),
        alignment: .right,
        priority: 1,
        sortKey: { .number(Double($0.volume.capacity)) },
        total: { items in StyledText(ByteText.text(items.reduce(0) { $0 &+ $1.volume.capacity })) },
        text: { item, _ in StyledText(ByteText.text(item.volume.capacity)) }
      ),
      Column(
        "allocation",
        say("USED"),
        width: .fixed(8),
        alignment: .right,
        priority: 2,
        sortKey: { .number(Double($0.volume.allocation)) },
        total: { items in
          StyledText(ByteText.text(items.reduce(0) { $0 &+ $1.volume.allocation }))
        },
        text: { item, _ in StyledText(ByteText.text(item.volume.allocation)) }
      ),
      Column(
        "usedby",
        say("USED BY"),
        width: .flexible(minimum: 10, weight: 2),
        priority: 4,
        sortKey: { .natural($0.usedBy) },
        text: { item, _ in StyledText(item.usedBy, .accent) }
      ),
      Column(
        "backing",
        say("BACKING FILE"),
        width: .flexible(minimum: 12, weight: 2),
        priority: 5,
        sortKey: { .text($0.backingName) },
        text: { item, _ in StyledText(item.backingName, .muted) }
      ),
    ]
  }

  private static func overview(
    _ item: VolumeItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let volume = item.volume
    var rows = FactRows()
    rows.add(say("Name"), volume.name)
    rows.add(say("Pool"), item.pool.name)
    rows.add(say("Path"), volume.path)
    rows.add(say("Kind"), volume.kind)
    rows.addIfPresent(say("Format"), volume.format)
    rows.add(say("Capacity"), ByteText.text(volume.capacity))
    rows.add(say("Allocated"), ByteText.text(volume.allocation))
    if volume.capacity > 0 {
      let fraction = Double(volume.allocation) / Double(volume.capacity)
      rows.add(
        "",
        Bar(fraction: fraction, glyphs: state.glyphs).text(width: 24)
          + StyledText(" \(Int(min(fraction, 99) * 100 + 0.5)) %")
      )
    }
    if let backing = volume.backingPath {
      rows.add(say("Based on"), backing)
      rows.addIfPresent("", volume.backingFormat ?? "")
    }
    if !item.overlays.isEmpty { rows.add(say("Base of"), item.overlays.joined(separator: ", ")) }
    rows.add(
      say("Used by"),
      item.users.isEmpty ? say("no machine") : item.users.joined(separator: ", ")
    )
    return rows.lines(width: width, glyphs: state.glyphs)
  }
}
