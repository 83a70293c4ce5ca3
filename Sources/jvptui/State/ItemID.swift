import Backend

/// The panes, in the order of the screen.
enum PaneID: String, Sendable, CaseIterable, Hashable {
  case nodes, domains, pools, volumes, snapshots, networks, jobs, journal, consoles, top
}

extension PaneID {
  /// Whether an untouched cursor stays on the first row: on all nodes, and on the newest entry.
  var startsAtTop: Bool {
    switch self {
    case .nodes, .jobs, .journal, .top: true
    case .domains, .pools, .volumes, .snapshots, .networks, .consoles: false
    }
  }
}

/// Which row of which pane: it stays the same when lists are sorted, renamed or read anew.
enum ItemID: Hashable, Sendable {
  case allNodes
  case node(HostID)
  case domain(HostID, ObjectUUID)
  case pool(HostID, ObjectUUID)
  case volume(HostID, StorageVolume.ID)
  case snapshot(HostID, Snapshot.ID)
  case network(HostID, ObjectUUID)
  case job(Int)
  case journal(Int)
  case console(ConsoleID)
  /// The heading of the rows of a pane that have something in common.
  case group(PaneID, String)

  /// The host it belongs to; nil for rows that concern several.
  var host: HostID? {
    switch self {
    case .node(let host), .domain(let host, _), .pool(let host, _), .volume(let host, _),
      .snapshot(let host, _), .network(let host, _):
      host
    case .console(let id): id.host
    case .allNodes, .job, .journal, .group: nil
    }
  }
}

extension ItemID {
  /// Whether it is the heading of a group.
  var isGroup: Bool { if case .group = self { true } else { false } }

  /// The UUID of what has one.
  var uuid: ObjectUUID? {
    switch self {
    case .domain(_, let uuid), .pool(_, let uuid), .network(_, let uuid): uuid
    case .allNodes, .node, .volume, .snapshot, .job, .journal, .console, .group: nil
    }
  }
}
