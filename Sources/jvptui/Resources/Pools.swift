import Backend
import TUI
import Widgets

extension Resource where Item == PoolItem {
  /// The storage pools.
  static var pools: Resource<PoolItem> {
    Resource(
      id: .pools,
      title: say("Pools"),
      defaultSort: PaneState.Sort(column: "name"),
      columns: columns,
      fields: [
        .text("name") { [$0.pool.name] },
        .text("type") { [$0.pool.type] },
        .text("path") { [$0.place] },
        .text("state", isSearched: false) { $0.state.words },
        .text("node", isSearched: false) { [$0.host.name] },
        .number("use") { ($0.fraction ?? 0) * 100 },
        .number("free") { Double($0.pool.available) },
        .number("size") { Double($0.pool.capacity) },
      ],
      actions: poolActions,
      tabs: [
        DetailTab(title: say("Overview"), lines: overview),
        DetailTab(title: AppState.chartsTab, lines: PoolCharts.lines),
      ],
      items: { $0.poolItems },
      item: { $0.poolItem($1) },
      itemID: { $0.id },
      itemName: { $0.pool.name },
      itemHeading: { item, glyphs in
        StyledText(item.pool.name, .title) + StyledText(" \(glyphs.dot) ", .muted)
          + StyledText(item.stateText, item.stateRole)
          + StyledText(" \(glyphs.dot) \(item.host)", .muted)
      },
      scope: { state in state.scope.map { say("of \($0)") } ?? "" },
      emptyMessage: { state in
        state.sectionText(state.scopedHosts.map(\.pools), what: say("storage pools"))
      }
    )
  }

  private static var columns: [Column<PoolItem>] {
    [
      Column(
        "name",
        say("NAME"),
        width: .flexible(minimum: 12, weight: 2),
        priority: 0,
        sortKey: { .natural($0.pool.name) },
        text: { item, context in
          let glyph = item.isActive ? context.glyphs.stateRunning : context.glyphs.stateOff
          return StyledText(glyph + " ", item.stateRole)
            + StyledText(item.pool.name, item.isStale ? .stale : .text)
        }
      ),
      Column(
        "state",
        say("STATE"),
        width: .fixed(12),
        priority: 2,
        sortKey: { .text($0.stateText) },
        text: { item, _ in StyledText(item.stateText, item.stateRole) }
      ),
      Column(
        "type",
        say("TYPE"),
        width: .fixed(8),
        priority: 3,
        sortKey: { .text($0.pool.type) },
        text: { item, _ in StyledText(item.pool.type) }
      ),
      Column(
        "use",
        say("USE"),
        width: .fixed(14),
        priority: 1,
        sortKey: { .number($0.fraction ?? -1) },
        text: { item, context in
          guard let fraction = item.fraction else { return "" }
          return Bar(fraction: fraction, glyphs: context.glyphs).text(width: 8)
            + StyledText(" \(percent(fraction))")
        }
      ),
      Column(
        "trend",
        say("TREND"),
        width: .fixed(14),
        priority: 4,
        isUseful: { state in
          state.history.use { store in store.hosts.values.contains { !$0.pools.isEmpty } }
        },
        text: { item, context in PoolTrend.text(item, context) }
      ),
      Column(
        "capacity",
        say("CAPACITY"),
        width: .fixed(8),
        alignment: .right,
        priority: 5,
        sortKey: { .number(Double($0.pool.capacity)) },
        text: { item, _ in bytes(item, item.pool.capacity) }
      ),
      Column(
        "allocation",
        say("USED"),
        width: .fixed(8),
        alignment: .right,
        priority: 7,
        sortKey: { .number(Double($0.pool.allocation)) },
        text: { item, _ in bytes(item, item.pool.allocation) }
      ),
      Column(
        "available",
        say("FREE"),
        width: .fixed(8),
        alignment: .right,
        priority: 4,
        sortKey: { .number(Double($0.pool.available)) },
        text: { item, _ in bytes(item, item.pool.available) }
      ),
      Column(
        "volumes",
        say("VOLS"),
        width: .fixed(5),
        alignment: .right,
        priority: 6,
        sortKey: { .number(Double($0.pool.volumeCount ?? -1)) },
        text: { item, _ in StyledText(item.pool.volumeCount.map(String.init) ?? "") }
      ),
      Column(
        "auto",
        say("AUTO"),
        width: .fixed(4),
        priority: 8,
        sortKey: { .number($0.pool.isAutostart ? 0 : 1) },
        text: { item, context in
          StyledText(item.pool.isAutostart ? context.glyphs.mark : "", .good)
        }
      ),
      Column(
        "path",
        say("PATH OR SOURCE"),
        width: .flexible(minimum: 16, weight: 3),
        priority: 9,
        sortKey: { .text($0.place) },
        text: { item, _ in StyledText(item.place, .muted) }
      ),
      Column(
        "node",
        say("NODE"),
        width: .flexible(minimum: 8, weight: 1),
        priority: 10,
        isUseful: { $0.hasSeveralHosts },
        sortKey: { .natural($0.host.name) },
        text: { item, _ in StyledText(item.host.name, .muted) }
      ),
    ]
  }

  private static func bytes(_ item: PoolItem, _ value: UInt64) -> StyledText {
    StyledText(item.isActive ? ByteText.text(value) : "")
  }

  private static func percent(_ fraction: Double) -> String {
    "\(Int(min(fraction, 99) * 100 + 0.5)) %"
  }

  private static var poolActions: [Action<PoolItem>] {
    [
      Action(
        "pool-start",
        say("Start"),
        key: "s",
        isHinted: true,
        work: .command { item, _ in .pool(item.pool.id, .start) },
        disabledReason: { $0.isActive ? say("The pool is already active") : nil }
      ),
      Action(
        "pool-stop",
        say("Stop"),
        key: "S",
        danger: .confirm,
        isHinted: true,
        consequence: say("Its volumes are out of reach until it is started again."),
        work: .command { item, _ in .pool(item.pool.id, .stop) },
        disabledReason: { item in
          guard item.isActive else { return say("The pool is already inactive") }
          return usedText(item.activeUsers)
        }
      ),
      Action(
        "pool-refresh",
        say("Refresh"),
        key: "r",
        isHinted: true,
        work: .command { item, _ in .pool(item.pool.id, .refresh) },
        disabledReason: { $0.isActive ? nil : say("The pool is not active") }
      ),
      Action(
        "pool-autostart",
        say("Autostart on/off"),
        key: "a",
        work: .command { item, all in
          .pool(item.pool.id, .setAutostart(!all.allSatisfy(\.pool.isAutostart)))
        },
        disabledReason: { $0.pool.isPersistent ? nil : say("A transient pool has no definition") }
      ),
    ]
  }

  private static func overview(
    _ item: PoolItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let pool = item.pool
    var rows = FactRows()
    rows.add(say("State"), StyledText(item.stateText, item.stateRole))
    rows.add(say("Node"), item.host.name)
    rows.add(say("Type"), pool.type)
    if let fraction = item.fraction {
      rows.add(
        say("Use"),
        Bar(fraction: fraction, glyphs: state.glyphs).text(width: 24)
          + StyledText(" \(percent(fraction))")
      )
      rows.add(say("Capacity"), ByteText.text(pool.capacity))
      rows.add(say("Allocated"), ByteText.text(pool.allocation))
      rows.add(say("Free"), ByteText.text(pool.available))
    }
    rows.addIfPresent(say("Path"), pool.targetPath)
    rows.addIfPresent(say("Source"), pool.source)
    if let count = pool.volumeCount { rows.add(say("Volumes"), "\(count)") }
    rows.add(say("Autostart"), pool.isAutostart ? say("on") : say("off"))
    rows.add(say("Definition"), pool.isPersistent ? say("persistent") : say("transient"))
    if !item.activeUsers.isEmpty {
      rows.add(say("In use by"), item.activeUsers.joined(separator: ", "))
    }
    rows.add("UUID", pool.id.description)
    return rows.lines(width: width, glyphs: state.glyphs)
  }
}

/// `In use by web-01, db-01 and 3 more`; nil when nobody uses it.
func usedText(_ users: [String]) -> String? {
  guard !users.isEmpty else { return nil }
  let shown = users.prefix(5).joined(separator: ", ")
  return users.count > 5
    ? say("In use by \(shown) and \(users.count - 5) more") : say("In use by \(shown)")
}
