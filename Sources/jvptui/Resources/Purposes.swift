import Backend
import OrderedCollections

extension AppState {
  /// What an empty pane is for, and which key fills it.
  func purpose(of pane: PaneID) -> String {
    func key(_ id: String) -> String { keyMap.key(id) }
    func key(action id: String) -> String { keyMap.actionKey(id) }
    return switch pane {
    case .nodes:
      say(
        "Hosts that run libvirt. \(key(action: "node-add")) adds one; \(key("palette")) has the rest."
      )
    case .domains:
      say(
        "Virtual machines, live, with what can be done to them under \(key("menu")). New ones show "
          + "up by themselves; \(key("pane-nodes")) shows the state of the hosts."
      )
    case .pools:
      say(
        "Places for disks and images. A pool that is stopped is started with "
          + "\(key(action: "pool-start"))."
      )
    case .volumes:
      say(
        "Disks and images of one pool: \(key("pane-pools")) goes to the pools, and the one under the "
          + "cursor there is shown here."
      )
    case .snapshots:
      say(
        "States of one machine to go back to: \(key("pane-domains")) goes to the machines, and the "
          + "one under the cursor there is shown here."
      )
    case .networks:
      say(
        "Networks that machines are connected to. One that is stopped is started with "
          + "\(key(action: "net-start"))."
      )
    case .jobs:
      say(
        "What you have started, how far it is and how it ended. It fills as you act: "
          + "\(key("menu")) on a machine lists what can be done."
      )
    case .journal:
      say(
        "What libvirt reports by itself: machines that start, stop or fail. Nothing has happened yet."
      )
    case .top:
      say(
        "The machines that run on all hosts, those that take most in front. "
          + "\(key("sort-right")) sorts by the next column."
      )
    case .consoles:
      say(
        "Serial consoles that are open, also in the background. "
          + "\(key(action: "console")) on a running machine opens one; "
          + "\(key("pane-domains")) goes to the machines."
      )
    }
  }

  /// Says at the very first start how to begin.
  mutating func welcome() {
    notify(
      say(
        "Welcome: \(keyMap.key("help")) lists the keys, \(keyMap.key("palette")) finds everything, "
          + "\(keyMap.key("menu")) acts on a row, \(keyMap.key("quit")) quits"
      )
    )
  }
}
