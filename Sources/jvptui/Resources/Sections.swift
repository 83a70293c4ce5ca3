import Backend
import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// What an empty pane says, by how far its parts were read.
  func sectionText(_ sections: [Section<some Sendable>], what: String) -> String {
    if hosts.isEmpty { return isProbing ? "Connecting…" : "No node is connected." }
    for section in sections {
      switch section {
      case .failed(let error): return error.description
      case .unsupported: return "This node's driver has no \(what)."
      case .loading, .loaded: continue
      }
    }
    if scopedHosts.count == 1, let host = scopedHosts.first, !host.state.isUsable {
      let node = NodeItem(host: host, activeCount: 0, domainCount: 0, clock: clock)
      return "\(host.id.name): \(node.reason.isEmpty ? node.stateText : node.reason)"
    }
    let isLoading = sections.contains { if case .loading = $0 { true } else { false } }
    if isLoading, scopedHosts.contains(where: { $0.state.isUsable || $0.state == .connecting }) {
      return "Reading \(what)…"
    }
    return isLoading ? "The node is not connected." : "No \(what)."
  }

  /// The lines of a detail page whose section is not there.
  func sectionLines(_ section: Section<some Sendable>, _ what: String) -> [StyledText] {
    switch section {
    case .loading: [StyledText("Reading \(what)…", .muted)]
    case .unsupported: [StyledText("This node's driver does not support it.", .muted)]
    case .failed(let error): StyledText(error.description, .danger).wrapped(to: max(20, 72))
    case .loaded: []
    }
  }
}
