import Backend
import OrderedCollections
import TUI

/// Consoles that have ended: why, and when they are opened again.
extension AppState {
  /// Opens consoles again whose machines have been started anew since they ended, whose host is back,
  /// or whose machine has moved to another host.
  mutating func reopenRestarted() -> [Effect] {
    var effects: [Effect] = []
    for console in consoles.values {
      guard case .ended(let ending) = console.phase else { continue }
      explain(ending, of: console)
      follow(console)
      guard let present = consoles[console.id],
        let run = hosts[present.location]?.domains[console.id.domain]?.runID,
        hosts[present.location]?.state.isUsable == true
      else { continue }
      let since = hosts[present.location]?.usableSince ?? 0
      let isBack = ending.cause == .connection && since > present.endedAt
      if run != present.runID || present.hasMoved || isBack { effects += reopenConsole(console.id) }
    }
    return effects
  }

  /// A guest that begins anew knows nothing of the size that it was told before.
  mutating func forgetConsoleSizes(of machine: ItemID) {
    for console in consoles(of: machine) { consoles[console.id]?.forgetSize() }
  }

  /// Says what the machine has become instead of no more than that its end was closed: the host tells
  /// one after the other, in any order.
  private mutating func explain(_ ending: ConsoleEnding, of console: GuestConsole) {
    guard ending.cause == .guest, let model = hosts[console.location], model.state.isUsable
    else { return }
    let domain = model.domains[console.id.domain]
    guard domain?.isActive != true, let reason = Self.reason(domain, console.location) else {
      return
    }
    guard reason != ending.reason else { return }
    consoles[console.id]?.phase = .ended(ConsoleEnding(.guest, reason))
    touch(.consoles)
  }

  private static func reason(_ domain: Domain?, _ host: HostID) -> String? {
    guard let domain else { return say("the machine is no longer on \(host)") }
    guard domain.state.kind == .shutOff else {
      return domain.state.kind == .crashed ? say("the machine has crashed") : nil
    }
    switch domain.state.reason {
    case 1: return say("the machine was shut down")
    case 2: return say("the machine was forced off")
    case 3: return say("the machine has crashed")
    case 4: return say("the machine has migrated to another host")
    case 5: return say("the machine was saved to the disk")
    case 6: return say("the machine could not go on")
    case 7: return say("the machine was set back to a snapshot")
    case 8: return say("the host has ended the machine")
    default: return nil
    }
  }

  /// Goes along with a machine to where it is active now.
  ///
  /// Copied images give machines of the same UUID on several hosts, so that alone says nothing: it has
  /// to have left its host, or to have come from another.
  private mutating func follow(_ console: GuestConsole) {
    let uuid = console.id.domain
    guard let model = hosts[console.location], model.state.isUsable else { return }
    let before = model.domains[uuid]
    guard before?.isActive != true else { return }
    let hasLeft = before.map { $0.state.kind == .shutOff && $0.state.reason == 4 } ?? false
    guard hasLeft || before == nil,
      let other = hosts.values.first(where: {
        guard $0.id != console.location, $0.state.isUsable, let domain = $0.domains[uuid],
          domain.isActive, before.map({ $0.name == domain.name }) ?? true
        else { return false }
        return hasLeft || domain.state == DomainState(.running, reason: 2)
      })
    else { return }
    consoles[console.id]?.location = other.id
    consoles[console.id]?.hasMoved = true
    notify(say("\(console.name) has migrated to \(other.id); its console follows"))
  }
}
