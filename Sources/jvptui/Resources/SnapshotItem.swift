import Backend
import OrderedCollections
import TUI
import Widgets

/// A row of the Snapshots pane, with its place in the tree.
struct SnapshotItem: Sendable {
  let host: HostID
  let snapshot: Snapshot
  let isStale: Bool
  /// The branches drawn before the name.
  let branch: String

  var id: ItemID { .snapshot(host, snapshot.id) }

  /// Where its data are.
  var place: Phrase { snapshot.isExternal ? phrase("external") : phrase("internal") }
  var kind: String { say(place) }

  /// All snapshots of one domain, parents before children, in the order they were taken.
  static func tree(
    _ snapshots: [Snapshot],
    host: HostID,
    isStale: Bool,
    glyphs: Glyphs
  ) -> [SnapshotItem] {
    let ordered = snapshots.sorted { ($0.created, $0.name) < ($1.created, $1.name) }
    let byName = Dictionary(ordered.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = TreeLayout.rows(
      roots: ordered.map { (id: $0.name, parent: $0.parent) },
      glyphs: glyphs
    )
    return rows.compactMap { row in
      byName[row.id].map {
        SnapshotItem(host: host, snapshot: $0, isStale: isStale, branch: row.prefix)
      }
    }
  }

  /// One line for the details of a machine.
  func line(context: RowContext) -> StyledText {
    StyledText(branch, .muted)
      + StyledText(snapshot.name, snapshot.isCurrent ? .accent : .text)
      + StyledText(snapshot.isCurrent ? say("  current") : "", .good)
      + StyledText(
        "  \(LocalTime.text(snapshot.created, context))  \(snapshot.state)  \(kind)"
          + (snapshot.hasMemory ? say("  with memory") : ""),
        .muted
      )
  }
}

extension AppState {
  /// The domain whose snapshots are shown: the one under the cursor of the VMs pane.
  var selectedDomain: DomainItem? {
    selectedItem(in: .domains).flatMap(domainItem)
  }

  var snapshotsSection: Section<[Snapshot]> {
    guard let item = selectedDomain, let model = hosts[item.host] else { return .loaded([]) }
    return model.snapshots[item.domain.id] ?? .loading
  }

  var snapshotItems: [SnapshotItem] {
    guard let item = selectedDomain else { return [] }
    return SnapshotItem.tree(
      snapshotsSection.value ?? [],
      host: item.host,
      isStale: item.isStale,
      glyphs: glyphs
    )
  }

  func snapshotItem(_ id: ItemID) -> SnapshotItem? {
    guard case .snapshot = id else { return nil }
    return snapshotItems.first { $0.id == id }
  }
}
