import Backend
import TUI
import Widgets

extension Resource where Item == SnapshotItem {
  /// The snapshots of the selected machine, as a tree.
  static var snapshots: Resource<SnapshotItem> {
    Resource(
      id: .snapshots,
      title: say("Snapshots"),
      defaultSort: PaneState.Sort(column: nil),
      columns: columns,
      fields: [
        .text("name") { [$0.snapshot.name] },
        .text("state") { [$0.snapshot.state] },
        .text("kind") { $0.place.words },
        .text("description") { [$0.snapshot.description] },
      ],
      actions: [],
      tabs: [
        DetailTab(title: say("Overview"), lines: overview),
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
      scope: { state in state.selectedDomain.map { say("of \($0.domain.name)") } ?? "" },
      emptyMessage: { state in
        guard let item = state.selectedDomain else { return say("Select a machine first.") }
        if case .loaded = state.snapshotsSection {
          return say("\(item.domain.name) has no snapshots.")
        }
        return state.sectionText([state.snapshotsSection], what: say("snapshots"))
      },
      allItems: { $0.allSnapshotItems }
    )
  }

  private static var columns: [Column<SnapshotItem>] {
    [
      Column(
        "name",
        say("NAME"),
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
        say("CUR"),
        width: .fixed(3),
        priority: 3,
        sortKey: { .number($0.snapshot.isCurrent ? 0 : 1) },
        text: { item, context in
          StyledText(item.snapshot.isCurrent ? context.glyphs.mark : "", .good)
        }
      ),
      Column(
        "created",
        say("CREATED"),
        width: .fixed(16),
        priority: 1,
        sortKey: { .number(Double($0.snapshot.created)) },
        text: { item, context in StyledText(LocalTime.text(item.snapshot.created, context)) }
      ),
      Column(
        "state",
        say("STATE"),
        width: .fixed(13),
        priority: 2,
        sortKey: { .text($0.snapshot.state) },
        text: { item, _ in StyledText(item.snapshot.state) }
      ),
      Column(
        "kind",
        say("KIND"),
        width: .fixed(8),
        priority: 4,
        sortKey: { .text($0.kind) },
        text: { item, _ in StyledText(item.kind) }
      ),
      Column(
        "memory",
        say("MEMORY"),
        width: .fixed(6),
        priority: 5,
        sortKey: { .number($0.snapshot.hasMemory ? 0 : 1) },
        text: { item, _ in StyledText(item.snapshot.hasMemory ? say("yes") : say("no"), .muted) }
      ),
      Column(
        "description",
        say("DESCRIPTION"),
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
    rows.add(say("Name"), snapshot.name)
    rows.add(say("Created"), LocalTime.text(snapshot.created, state.rowContext))
    rows.add(say("State then"), snapshot.state)
    rows.add(say("Kind"), item.kind)
    rows.add(say("Memory"), snapshot.hasMemory ? say("included") : say("not included"))
    rows.add(say("Current"), snapshot.isCurrent ? say("yes") : say("no"))
    rows.add(say("Parent"), snapshot.parent ?? say("none"))
    rows.addIfPresent(say("Description"), snapshot.description)
    return rows.lines(width: width, glyphs: state.glyphs)
  }
}
