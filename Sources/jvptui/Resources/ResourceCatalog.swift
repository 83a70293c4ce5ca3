/// The one list of panes: layout, keys, help, palette and the README's key table follow it.
///
/// A new pane is a `Resource` in a file of its own and one line here.
enum ResourceCatalog {
  static let panes: [any Pane] = [
    Resource.nodes,
    Resource.domains,
    Resource.pools,
    Resource.volumes,
    Resource.snapshots,
    Resource.networks,
    Resource.jobs,
    Resource.journal,
    Resource.consoles,
    Resource.top,
  ]

  private static let byID = Dictionary(uniqueKeysWithValues: panes.map { ($0.id, $0) })

  /// The pane with this id.
  static func pane(_ id: PaneID) -> any Pane {
    guard let pane = byID[id] else {
      preconditionFailure("The pane \(id) is missing from the catalog")
    }
    return pane
  }

  /// The digit that opens a pane: its place in the list, from 1; 0 for the tenth.
  static func digit(of id: PaneID) -> Int {
    ((panes.firstIndex { $0.id == id } ?? 0) + 1) % 10
  }
}
