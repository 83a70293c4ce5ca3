import Backend
import TUI
import Widgets

extension Resource where Item == SnapshotItem {
  /// The snapshots of the selected machine, as a tree.
  static var snapshots: Resource<SnapshotItem> {
    Resource(
      id: .snapshots,
      title: "Snapshots",
      defaultSort: PaneState.Sort(column: nil),
      columns: columns,
      fields: [
        .text("name") { [$0.snapshot.name] },
        .text("state") { [$0.snapshot.state] },
        .text("kind") { [$0.kind] },
        .text("description") { [$0.snapshot.description] },
      ],
      actions: [],
      tabs: [
        DetailTab(title: "Overview", lines: overview),
        DetailTab(title: "XML") { item, _, _ in XMLHighlighter.lines(item.snapshot.xml) },
      ],
      items: { $0.snapshotItems },
      item: { $0.snapshotItem($1) },
      itemID: { $0.id },
      itemName: { $0.snapshot.name },
      itemHeading: { item, glyphs in
        StyledText(item.snapshot.name, .title)
          + StyledText(" \(glyphs.dot) \(item.kind) \(glyphs.dot) \(item.snapshot.state)", .muted)
      },
      scope: { state in state.selectedDomain.map { "of \($0.domain.name)" } ?? "" },
      emptyMessage: { state in
        guard let item = state.selectedDomain else { return "Select a machine first." }
        if case .loaded = state.snapshotsSection { return "\(item.domain.name) has no snapshots." }
        return state.sectionText([state.snapshotsSection], what: "snapshots")
      },
      allItems: { $0.allSnapshotItems }
    )
  }

  private static var columns: [Column<SnapshotItem>] {
    [
      Column(
        "name",
        "NAME",
        width: .flexible(minimum: 16, weight: 3),
        priority: 0,
        sortKey: { .natural($0.snapshot.name) },
        text: { item, _ in
          StyledText(item.branch, .muted)
            + StyledText(item.snapshot.name, item.snapshot.isCurrent ? .accent : .text)
        }
      ),
      Column(
        "current",
        "CUR",
        width: .fixed(3),
        priority: 3,
        sortKey: { .number($0.snapshot.isCurrent ? 0 : 1) },
        text: { item, context in
          StyledText(item.snapshot.isCurrent ? context.glyphs.mark : "", .good)
        }
      ),
      Column(
        "created",
        "CREATED",
        width: .fixed(16),
        priority: 1,
        sortKey: { .number(Double($0.snapshot.created)) },
        text: { item, context in StyledText(LocalTime.text(item.snapshot.created, context)) }
      ),
      Column(
        "state",
        "STATE",
        width: .fixed(13),
        priority: 2,
        sortKey: { .text($0.snapshot.state) },
        text: { item, _ in StyledText(item.snapshot.state) }
      ),
      Column(
        "kind",
        "KIND",
        width: .fixed(8),
        priority: 4,
        sortKey: { .text($0.kind) },
        text: { item, _ in StyledText(item.kind) }
      ),
      Column(
        "memory",
        "MEMORY",
        width: .fixed(6),
        priority: 5,
        sortKey: { .number($0.snapshot.hasMemory ? 0 : 1) },
        text: { item, _ in StyledText(item.snapshot.hasMemory ? "yes" : "no", .muted) }
      ),
      Column(
        "description",
        "DESCRIPTION",
        width: .flexible(minimum: 16, weight: 2),
        priority: 6,
        text: { item, _ in StyledText(item.snapshot.description, .muted) }
      ),
    ]
  }

  private static func overview(
    _ item: SnapshotItem,
    _ state: AppState,
    _ width: Int
  ) -> [StyledText] {
    let snapshot = item.snapshot
    var rows = FactRows()
    rows.add("Name", snapshot.name)
    rows.add("Created", LocalTime.text(snapshot.created, state.rowContext))
    rows.add("State then", snapshot.state)
    rows.add("Kind", item.kind)
    rows.add("Memory", snapshot.hasMemory ? "included" : "not included")
    rows.add("Current", snapshot.isCurrent ? "yes" : "no")
    rows.add("Parent", snapshot.parent ?? "none")
    rows.addIfPresent("Description", snapshot.description)
    return rows.lines(width: width, glyphs: state.glyphs)
  }
}
