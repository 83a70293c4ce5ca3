import Backend
import OrderedCollections
import TUI
import Widgets

extension Resource where Item == NodeItem {
  /// What can be done with a host as jvptui knows it; nothing here touches what runs on it.
  static var nodeActions: [Action<NodeItem>] {
    [
      Action(
        "node-connect",
        say("Connect"),
        key: "c",
        isHinted: true,
        work: .each { state, item in item.host.map { state.connect($0.id) } ?? [] },
        disabledReason: { item in
          guard let host = item.host else { return say("Choose one node") }
          switch host.state {
          case .online, .degraded, .syncing: return say("The node is already connected")
          case .connecting: return say("The node is already being connected")
          case .offline, .lost, .failed: break
          }
          guard !host.isWanted, host.entry?.connect == .never else { return nil }
          return say("The settings say that it is never connected; e changes that")
        }
      ),
      Action(
        "node-disconnect",
        say("Disconnect"),
        key: "d",
        isHinted: true,
        work: .each { state, item in item.host.map { state.disconnect($0.id) } ?? [] },
        disabledReason: { item in
          guard let host = item.host else { return say("Choose one node") }
          return host.isWanted ? busyReason(item) : say("The node is already disconnected")
        }
      ),
      Action(
        "node-add",
        say("Add"),
        key: "a",
        isHinted: true,
        work: .open { state in
          state.layers.append(HostForm.adding())
          return []
        }
      ),
      Action(
        "node-edit",
        say("Edit"),
        key: "e",
        isHinted: true,
        work: .update { state, item in
          if let entry = item.host?.entry { state.layers.append(HostForm.editing(entry)) }
          return []
        },
        disabledReason: { entryReason($0) ?? busyReason($0) }
      ),
      Action(
        "node-rename",
        say("Rename"),
        key: "n",
        work: .update { state, item in
          if let entry = item.host?.entry { state.layers.append(HostForm.renaming(entry)) }
          return []
        },
        disabledReason: { entryReason($0) ?? busyReason($0) }
      ),
      Action(
        "reconnect",
        say("Retry now"),
        key: "r",
        work: .each { state, item in item.host.map { state.connect($0.id) } ?? [] },
        disabledReason: { item in
          guard let host = item.host else { return say("Choose one node") }
          switch host.state {
          case .online, .degraded, .syncing: return say("The node is already connected")
          case .connecting: return say("The node is already being connected")
          case .offline: return say("The node is disconnected; c connects it")
          case .lost, .failed: return nil
          }
        }
      ),
      Action(
        "node-keep",
        say("Keep in settings"),
        key: "s",
        work: .each { _, item in
          item.host.map { [.editSettings(.add(HostEntry($0.configuration)))] } ?? []
        },
        disabledReason: { item in
          guard let host = item.host else { return say("Choose one node") }
          if host.entry != nil { return say("The node is in the settings already") }
          if item.isDemo { return say("The demo host is made anew at each start") }
          return HostRule.problem(name: host.id.name)
            ?? HostRule.problem(uri: host.configuration.uri)
        }
      ),
      Action(
        "node-remove",
        say("Remove"),
        key: "D",
        danger: .destructive,
        consequence: say(
          "jvptui forgets the node and its entry in the settings. What runs there goes "
            + "on running; nothing on the host is touched."
        ),
        work: .each { _, item in
          item.host?.entry.map { [.editSettings(.remove($0.name))] } ?? []
        },
        disabledReason: { entryReason($0) ?? busyReason($0) }
      ),
    ]
  }

  private static func entryReason(_ item: NodeItem) -> String? {
    guard let host = item.host else { return say("Choose one node") }
    return host.entry == nil ? say("The node is not in the settings; s keeps it there") : nil
  }

  private static func busyReason(_ item: NodeItem) -> String? {
    guard item.jobCount > 0 else { return nil }
    return item.jobCount == 1
      ? say("1 job is under way there; wait for the end or cancel in Jobs")
      : say("\(item.jobCount) jobs are under way there; wait for the end or cancel in Jobs")
  }
}

extension HostEntry {
  /// An entry for a host that was named on the command line.
  init(_ configuration: HostConfiguration) {
    self.init(
      name: configuration.id.name,
      uri: configuration.uri,
      isExpert: configuration.isExpert
    )
  }
}
