import Backend
import OrderedCollections
import TUI
import Widgets

extension AppState {
  /// What an empty pane says, by how far its parts were read.
  func sectionText(_ sections: [Section<some Sendable>], what: String) -> String {
    if hosts.isEmpty { return isProbing ? say("Connecting…") : say("No node is connected.") }
    if scopedHosts.count == 1, let host = scopedHosts.first, !host.state.isUsable {
      let node = nodeItem(host)
      let reason = node.reason.isEmpty ? node.stateText : node.reason
      return say("\(host.id.name): \(reason)")
    }
    let isLoading = sections.contains { if case .loading = $0 { true } else { false } }
    if isLoading, scopedHosts.contains(where: { $0.state.isUsable || $0.state == .connecting }) {
      return say("Reading \(what)…")
    }
    for case .failed(let error) in sections { return error.description }
    let lacking = sections.count { if case .unsupported = $0 { true } else { false } }
    if lacking == sections.count {
      return lacking == 1
        ? say("This node's driver has no \(what).")
        : say("The drivers of these nodes have no \(what).")
    }
    return isLoading ? say("No node is connected.") : say("No \(what).")
  }

  /// The lines of a detail page whose section is not there.
  func sectionLines(_ section: Section<some Sendable>, _ what: String) -> [StyledText] {
    switch section {
    case .loading: [StyledText(say("Reading \(what)…"), .muted)]
    case .unsupported: [StyledText(say("This node's driver does not support it."), .muted)]
    case .failed(let error): StyledText(error.description, .danger).wrapped(to: max(20, 72))
    case .loaded: []
    }
  }
}
