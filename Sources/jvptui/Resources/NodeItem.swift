import Backend
import OrderedCollections
import TUI
import Widgets

/// A row of the Nodes pane: one host, or all of them.
struct NodeItem: Sendable {
  /// Nil for the row that stands for all hosts.
  let host: HostModel?
  let activeCount: Int
  let domainCount: Int
  /// How many jobs are under way there.
  let jobCount: Int
  let isDemo: Bool
  let clock: Double

  var id: ItemID { host.map { .node($0.id) } ?? .allNodes }
  var name: String { host?.id.name ?? say("all nodes") }
  var node: Node? { host?.node }

  /// Nil while its rows are live.
  var ageText: String? { host?.ageText(at: clock) }
  var labels: [String] { host?.entry?.labels ?? [] }

  /// The state, and since when the rows are as they are.
  var stateText: String {
    guard let ageText else { return condition }
    return "\(condition) \(ageText)"
  }

  /// The state in a word, as the user's language has it.
  var condition: String { state.map { say($0) } ?? "" }

  /// The state in a word; nil for all hosts together.
  var state: Phrase? {
    guard let host else { return nil }
    return switch host.state {
    case .offline: phrase("offline")
    case .connecting: phrase("connecting…")
    case .syncing: phrase("reading…")
    case .online: phrase("online")
    case .degraded: phrase("slow")
    case .lost: phrase("lost")
    case .failed: phrase("failed")
    }
  }

  /// What a filter finds it by.
  var stateWords: [String] { filterWords(stateText, state) }

  /// Why it is in this state, whole; empty when all is well.
  var reason: String {
    switch host?.state {
    case .degraded(let reason)?, .lost(let reason)?: reason
    case .failed(let error)?: error.description
    case .offline?, .connecting?, .syncing?, .online?, nil: ""
    }
  }

  var stateRole: StyleRole {
    switch host?.state {
    case .online?: .stateRunning
    case .connecting?, .syncing?: .stateBusy
    case .degraded?: .warning
    case .lost?, .failed?: .stateFailed
    case .offline?, nil: .stateOff
    }
  }

  func glyph(_ glyphs: Glyphs) -> String {
    switch host?.state {
    case .online?, .degraded?: glyphs.stateRunning
    case .connecting?, .syncing?: glyphs.stateBusy
    case .lost?, .failed?: glyphs.stateFailed
    case .offline?: glyphs.stateOff
    case nil: glyphs.bullet
    }
  }

  /// How full the memory is, 0 to 1; nil when unknown.
  var memoryFraction: Double? {
    guard let node, let used = node.memoryUsed, node.memory > 0 else { return nil }
    return Double(used) / Double(node.memory)
  }
}

extension AppState {
  var nodeItems: [NodeItem] {
    let each = hosts.values.map(nodeItem)
    guard each.count > 1 else { return each }
    let all = NodeItem(
      host: nil,
      activeCount: each.reduce(0) { $0 + $1.activeCount },
      domainCount: each.reduce(0) { $0 + $1.domainCount },
      jobCount: 0,
      isDemo: false,
      clock: clock
    )
    return [all] + each
  }

  func nodeItem(_ id: ItemID) -> NodeItem? {
    guard case .node(let host) = id else { return nodeItems.first { $0.id == id } }
    return hosts[host].map(nodeItem)
  }

  func nodeItem(_ host: HostModel) -> NodeItem {
    NodeItem(
      host: host,
      activeCount: host.activeCount,
      domainCount: host.domains.count,
      jobCount: unfinished.count { jobs[$0]?.host == host.id },
      isDemo: host.entry == nil && host.id.name == "demo" && options.isDemo,
      clock: clock
    )
  }
}
