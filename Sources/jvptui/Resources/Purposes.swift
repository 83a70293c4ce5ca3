import OrderedCollections

extension AppState {
  /// What an empty pane is for, and which key fills it.
  func purpose(of pane: PaneID) -> String {
    func key(_ id: String) -> String { keyMap.key(id) }
    func key(action id: String) -> String { keyMap.firstKey(of: .action(id)) ?? key("menu") }
    return switch pane {
    case .nodes:
      "Hosts that run libvirt. \(key(action: "node-add")) adds one; \(key("palette")) has the rest."
    case .domains:
      "Virtual machines, live, with what can be done to them under \(key("menu")). New ones show "
        + "up by themselves; \(key("pane-nodes")) shows the state of the hosts."
    case .pools:
      "Places for disks and images. A pool that is stopped is started with "
        + "\(key(action: "pool-start"))."
    case .volumes:
      "Disks and images of one pool: \(key("pane-pools")) goes to the pools, and the one under the "
        + "cursor there is shown here."
    case .snapshots:
      "States of one machine to go back to: \(key("pane-domains")) goes to the machines, and the "
        + "one under the cursor there is shown here."
    case .networks:
      "Networks that machines are connected to. One that is stopped is started with "
        + "\(key(action: "net-start"))."
    case .jobs:
      "What you have started, how far it is and how it ended. It fills as you act: "
        + "\(key("menu")) on a machine lists what can be done."
    case .journal:
      "What libvirt reports by itself: machines that start, stop or fail. Nothing has happened yet."
    case .top:
      "The machines that run on all hosts, those that take most in front. "
        + "\(key("sort-right")) sorts by the next column."
    case .consoles:
      "Serial consoles that are open, also in the background. "
        + "\(key(action: "console")) on a running machine opens one; "
        + "\(key("pane-domains")) goes to the machines."
    }
  }

  /// Says at the very first start how to begin.
  mutating func welcome() {
    notify(
      "Welcome: \(keyMap.key("help")) lists the keys, \(keyMap.key("palette")) finds everything, "
        + "\(keyMap.key("menu")) acts on a row, \(keyMap.key("quit")) quits"
    )
  }
}
