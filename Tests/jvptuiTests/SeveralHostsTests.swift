import Backend
import OrderedCollections
import TUI
import Testing

@testable import jvptui

/// Two hosts with the same machines under the same UUIDs, which is what copied images give.
private func twoHosts(_ width: Int = 120, _ height: Int = 40) -> Harness {
  var harness = Harness(width, height)
  harness.start([
    HostEntry(name: "lab-a", uri: "qemu+ssh://a/system"),
    HostEntry(name: "lab-b", uri: "qemu+ssh://b/system"),
  ])
  for host in ["lab-a", "lab-b"] {
    for update in Fixture.updates { harness.receive(update, from: HostID(host)) }
  }
  _ = harness.takeEffects()
  return harness
}

/// Puts the cursor of the focused pane on a row of a host.
private func select(_ host: String, in pane: PaneID, of harness: inout Harness) {
  harness.press("\(ResourceCatalog.digit(of: pane))", "g")
  for _ in harness.state.paneState(pane).rows {
    if harness.state.selectedItem(in: pane)?.host?.name == host { return }
    harness.press("j")
  }
}

@Suite("Several hosts at once")
struct SeveralHostsTests {
  @Test(
    "are merged into one list, or narrowed to the one selected in Nodes",
    arguments: [(PaneID.domains, 7), (.pools, 2), (.networks, 2)]
  )
  func merged(pane: PaneID, count: Int) {
    var harness = twoHosts()
    #expect(harness.state.paneState(pane).rows.count == 2 * count)
    select("lab-b", in: .nodes, of: &harness)
    #expect(harness.state.paneState(pane).rows.count == count)
    #expect(harness.state.paneState(pane).rows.allSatisfy { $0.host == HostID("lab-b") })
    harness.press("g")
    #expect(harness.state.paneState(pane).rows.count == 2 * count)
  }

  @Test("get an action each on the row's own host, whatever is selected elsewhere")
  func ownHost() {
    for host in ["lab-a", "lab-b"] {
      var harness = twoHosts()
      harness.press("2", "/")
      harness.type("web-10")
      harness.press("enter")
      #expect(harness.state.paneState(.domains).rows.count == 2)
      select(host, in: .domains, of: &harness)
      harness.press("s")
      #expect(
        harness.takeEffects().contains(
          .perform(job: 1, host: HostID(host), .domain(Fixture.web10.id, .start))
        )
      )
      select(host, in: .pools, of: &harness)
      harness.press("s")
      select(host, in: .networks, of: &harness)
      for effect in harness.takeEffects() {
        if case .perform(_, let other, _) = effect { #expect(other == HostID(host)) }
      }
    }
  }

  @Test("each learn only what of themselves is on the screen")
  func interest() {
    var harness = twoHosts()
    select("lab-b", in: .nodes, of: &harness)
    let last = harness.takeEffects().last {
      if case .setInterest(HostID("lab-a"), _) = $0 { true } else { false }
    }
    let behind = Interest(statistics: StatisticsInterest(pace: .behind, parts: []))
    #expect(last == .setInterest(HostID("lab-a"), behind))
  }

  @Test("leave the others alone when one is lost: its rows stay, greyed, with their age")
  func lost() {
    var harness = twoHosts(160, 40)
    harness.receive(.state(.lost(reason: "the link was cut")), from: HostID("lab-b"))
    harness.press("1")
    #expect(harness.screen.contains("lost just now"))
    harness.wait(150)
    #expect(harness.screen.contains("lost 2 min ago"))
    harness.receive(.state(.connecting), from: HostID("lab-b"))
    harness.receive(.state(.lost(reason: "the link was cut")), from: HostID("lab-b"))
    harness.wait(60)
    #expect(harness.screen.contains("lost 3 min ago"))
    #expect(harness.state.paneState(.domains).rows.count == 14)
    select("lab-b", in: .domains, of: &harness)
    #expect(harness.screen.contains("As seen 3 min ago; lab-b is lost."))
    let surface = harness.surface
    let stale = surface.cells.filter { $0.style.role == .stale }
    #expect(!stale.isEmpty)
    harness.receive(
      .domainsChanged([Fixture.web10], removed: [Fixture.db.id]),
      from: HostID("lab-a")
    )
    #expect(harness.state.paneState(.domains).rows.count == 13)
  }

  @Test("tick once when rows become a minute old, and then with the clock only")
  func ticks() {
    var harness = twoHosts()
    harness.wait(10)
    #expect(harness.state.nextTick == nil)
    harness.receive(.state(.lost(reason: "x")), from: HostID("lab-b"))
    harness.wait(20)
    harness.wait(10)
    #expect(harness.state.notice == nil)
    #expect(harness.state.nextTick == 30)
    harness.wait(31)
    #expect(harness.state.nextTick == nil)
  }

  @Test("say once why one is away, however often it is tried again")
  func saidOnce() {
    var harness = twoHosts()
    harness.receive(.state(.lost(reason: "x")), from: HostID("lab-b"))
    harness.wait(20)
    harness.wait(1)
    for _ in 0..<5 {
      harness.receive(.state(.connecting), from: HostID("lab-b"))
      harness.receive(.state(.lost(reason: "x")), from: HostID("lab-b"))
    }
    #expect(harness.state.notice == nil)
    harness.receive(.state(.lost(reason: "y")), from: HostID("lab-b"))
    #expect(harness.state.notice?.text == "lab-b: y")
    harness.receive(.state(.connecting), from: HostID("lab-b"))
    harness.receive(.state(.syncing), from: HostID("lab-b"))
    harness.receive(.state(.online), from: HostID("lab-b"))
    #expect(harness.state.notice?.text == "lab-b is connected again")
  }

  @Test("keep cursor, marks, dialogs and history of one that comes back")
  func reconnect() {
    var harness = twoHosts()
    select("lab-b", in: .domains, of: &harness)
    harness.press("/")
    harness.type("web")
    harness.press("enter", "G", "space", "g", "space", "G")
    let marks = harness.state.paneState(.domains).marks
    let selected = harness.state.selectedItem(in: .domains)
    #expect(marks.count == 2)
    harness.press("S")
    #expect(harness.state.layers.count == 1)
    let journal = harness.state.journal.count
    let lost: [HostUpdate] = [
      .state(.lost(reason: "x")), .state(.connecting), .state(.syncing), .domains(.loading),
    ]
    for update in lost + Fixture.updates.reversed().filter(\.isList) + [.state(.online)] {
      harness.receive(update, from: HostID("lab-b"))
      #expect(harness.state.paneState(.domains).marks == marks)
      #expect(harness.state.selectedItem(in: .domains) == selected)
      #expect(harness.state.layers.count == 1)
    }
    #expect(harness.state.journal.count == journal)
    #expect(harness.state.hosts[HostID("lab-b")]?.staleSince == nil)
    harness.press("y")
    let hosts = harness.takeEffects().compactMap { effect -> String? in
      if case .perform(_, let host, _) = effect { host.name } else { nil }
    }
    // The other one is off, which the dialog has said.
    #expect(hosts.count == 1)
  }

  @Test("close a dialog on a machine that was deleted while its host was away")
  func deletedMeanwhile() {
    var harness = twoHosts()
    harness.press("2", "/")
    harness.type("web-2")
    harness.press("enter")
    select("lab-b", in: .domains, of: &harness)
    harness.press("F")
    harness.receive(.state(.lost(reason: "x")), from: HostID("lab-b"))
    harness.receive(.state(.syncing), from: HostID("lab-b"))
    #expect(harness.state.layers.count == 1)
    harness.receive(
      .domains(.loaded(Fixture.domains.filter { $0.id != Fixture.web2.id })),
      from: HostID("lab-b")
    )
    #expect(harness.state.layers.isEmpty)
    #expect(harness.state.notice?.text.contains("“web-2” is gone") == true)
  }
}

extension HostUpdate {
  fileprivate var isList: Bool {
    switch self {
    case .domains, .pools, .networks, .volumes, .snapshots, .domainDetail, .node: true
    default: false
    }
  }
}
