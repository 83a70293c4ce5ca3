import Backend
import OrderedCollections
import TUI
import Widgets

/// Something that was found, and where it is.
struct FoundItem: Sendable, Equatable {
  var item: ItemID
  var name: String
  /// Its kind and what it belongs to, for people.
  var place: String
}

extension AppState {
  mutating func openFind() -> [Effect] {
    prepareSearch()
    layers.append(FindLayer())
    return []
  }

  /// All rows of all panes that hold each of the words, those whose names match best in front.
  func find(_ text: String) -> [FoundItem] {
    let words = text.split(separator: " ").map { TextSearch(String($0)) }
    guard !words.isEmpty else { return [] }
    var ranked: [(rank: Int, pane: Int, name: SortKey, found: FoundItem)] = []
    let name = TextSearch(text)
    let lowered = text.lowercased()
    // The node under the cursor narrows the panes, but not what can be found.
    var everywhere = self
    everywhere.panes[.nodes]?.selected = nil
    for (index, pane) in ResourceCatalog.panes.enumerated()
    where ![PaneID.jobs, .journal, .top].contains(pane.id) {
      for (item, itemName) in pane.items(holding: words, in: everywhere) {
        let rank =
          name.equals(itemName)
          ? 0 : itemName.lowercased().hasPrefix(lowered) ? 1 : name.occurs(in: itemName) ? 2 : 3
        let place = findPlace(of: item, pane)
        let found = FoundItem(item: item, name: itemName, place: place)
        ranked.append((rank, index, .natural(itemName), found))
      }
    }
    return ranked.sorted { ($0.rank, $0.pane, $0.name) < ($1.rank, $1.pane, $1.name) }.map(\.found)
  }

  private func findPlace(of item: ItemID, _ pane: any Pane) -> String {
    var parts = [pane.title]
    if case .volume(let host, let id) = item,
      let pool = hosts[host]?.pools.value?.first(where: { $0.id == id.pool })
    {
      parts.append(say("of \(pool.name)"))
    }
    if case .snapshot(let host, let id) = item, let domain = hosts[host]?.domains[id.domain] {
      parts.append(say("of \(domain.name)"))
    }
    if hasSeveralHosts, let host = item.host, item != .node(host) {
      parts.append(say("on \(host)"))
    }
    return parts.joined(separator: " ")
  }

  /// The volumes of all pools that were read.
  var allVolumeItems: [VolumeItem] {
    hosts.values.flatMap { model in
      (model.pools.value ?? []).flatMap { pool in
        let surroundings = VolumeSurroundings(model: model, pool: pool)
        return (model.volumes[pool.id]?.value ?? []).map {
          VolumeItem(volume: $0, surroundings: surroundings)
        }
      }
    }
  }

  /// The snapshots of all machines that were read.
  var allSnapshotItems: [SnapshotItem] {
    hosts.values.flatMap { model in
      model.snapshots.values.flatMap { section in
        (section.value ?? []).map {
          SnapshotItem(host: model.id, snapshot: $0, isStale: model.isStale, branch: "")
        }
      }
    }
  }
}
