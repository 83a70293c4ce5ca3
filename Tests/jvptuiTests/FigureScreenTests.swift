import Backend
import TUI
import TestSupport
import Testing
import Widgets

@testable import jvptui

@Suite("Figures on the screen")
struct FigureScreenTests {
  @Test("stand in the lists, with the line of the last minute", arguments: [80, 120, 200])
  func lists(width: Int) {
    var harness = Harness.measured(width, 40)
    harness.select("web-1")
    expectGolden(harness.surface, named: "figures-domains-\(width)x40")
    harness.press("1")
    expectGolden(harness.surface, named: "figures-nodes-\(width)x40")
  }

  @Test("show in the zoomed list, CPU before all others where room is short")
  func priority() {
    var harness = Harness.measured(60, 24)
    harness.press("2")
    #expect(harness.screen.contains("CPU"))
    #expect(!harness.screen.contains("DISK/s"))
    harness.resize(200, 24)
    harness.press("z")
    for title in ["CPU", "MEM", "DISK/s", "NET/s"] { #expect(harness.screen.contains(title)) }
    #expect(harness.screen.contains("125%"), "over 100 % shown true")
  }

  @Test("have no columns while no host tells any")
  func absent() {
    var harness = Harness.demo(200, 24)
    harness.press("2", "z")
    #expect(!harness.screen.contains("DISK/s"))
  }

  @Test("go when the host is away")
  func lost() {
    var harness = Harness.measured(200, 24)
    harness.press("2")
    #expect(harness.screen.contains("125%"))
    harness.receive(.state(.lost(reason: "the connection ended")))
    #expect(!harness.screen.contains("125%"))
  }

  @Test("order the list, largest first, and the cursor stays on its machine")
  func sorting() {
    var harness = Harness.measured()
    harness.press("2")
    harness.wait(2)
    while harness.state.paneState(.domains).sort.column != "cpu" { harness.press(">") }
    #expect(harness.state.paneState(.domains).sort.isDescending)
    let names = harness.state.paneState(.domains).rows.prefix(2).map {
      harness.state.currentPane.name(of: $0, in: harness.state)
    }
    #expect(names.first == "runner")
    harness.select("web-2")
    var made = MadeFigures(time: 5000, wall: harness.state.now)
    harness.wait(2)
    var busy = MadeFigures.domain(2)
    busy.cpu = 2
    harness.receive(.figures(made.next([Fixture.web2.id: busy])))
    #expect(harness.selectedName == "web-2")
    #expect(harness.state.paneState(.domains).rows.first == .domain(Fixture.host, Fixture.web2.id))
  }

  @Test("move no row while keys are being pressed")
  func calm() {
    var harness = Harness.measured()
    harness.press("2")
    while harness.state.paneState(.domains).sort.column != "cpu" { harness.press(">") }
    let before = harness.state.paneState(.domains).rows
    var made = MadeFigures(time: 5000, wall: harness.state.now)
    harness.press("j")
    harness.receive(.figures(made.next([Fixture.web2.id: MadeFigures.domain(3)])))
    #expect(harness.state.paneState(.domains).rows == before)
    harness.wait(2)
    harness.receive(.figures(made.next([Fixture.web2.id: MadeFigures.domain(3)])))
    #expect(harness.state.paneState(.domains).rows != before)
  }

  @Test(
    "are fields of the filter, with units",
    arguments: [
      ("cpu>80", ["runner"]), ("cpu>80%", ["runner"]), ("disk>1K !cpu>80", ["web-1"]),
      ("net>40K cpu>100", ["runner"]), ("disk:tank", ["web-1"]), ("steal>=5", []),
    ]
  )
  func filter(text: String, names: [String]) {
    var harness = Harness.measured(seconds: 290)
    harness.press("2", "/")
    harness.type(text)
    harness.press("enter")
    let found = harness.state.paneState(.domains).rows.compactMap {
      harness.state.currentPane.name(of: $0, in: harness.state)
    }
    #expect(harness.state.paneState(.domains).filterError == nil)
    #expect(found == names)
  }

  @Test(
    "say how full disks are, where percent are asked for",
    arguments: [
      ("disk>90%", ["web-1"]), ("disk>=25% disk<=90%", ["web-2"]), ("disk<10%", []),
      ("disk>90", ["web-1", "web-2"]), ("!disk>90% disk>0%", ["web-2"]), ("disk:tank", ["web-1"]),
    ]
  )
  func fill(text: String, names: [String]) {
    var harness = Harness.measured(seconds: 4)
    var made = MadeFigures(time: 5000, wall: harness.state.now)
    var web2 = Fixture.web2
    var disks = Fixture.web1.definition?.disks ?? []
    disks[0].target = "vd1"
    disks[0].device = "cdrom"
    disks[0].source = "/iso/debian.iso"
    web2.definition?.disks = disks
    harness.receive(.domainsChanged([web2], removed: []))
    func domain(_ fills: [UInt64]) -> DomainFigures {
      var domain = MadeFigures.domain(0.1, disk: 1e6)
      domain.disks = fills.enumerated().map { number, fill in
        var disk = DiskFigures(target: "vd\(number)")
        (disk.capacity, disk.allocation) = (100 << 20, fill << 20)
        disk.readBytes = 1000
        return disk
      }
      return domain
    }
    // The fullest disk counts, but for CDs; db-1 and the others tell no sizes.
    harness.receive(
      .figures(
        made.next([Fixture.web1.id: domain([5, 95]), Fixture.web2.id: domain([25, 100])])
      )
    )
    harness.press("2", "/")
    harness.type(text)
    harness.press("enter")
    let found = harness.state.paneState(.domains).rows.compactMap {
      harness.state.currentPane.name(of: $0, in: harness.state)
    }
    #expect(harness.state.paneState(.domains).filterError == nil)
    #expect(found == names)
  }

  @Test("of machines that are off do not match any number")
  func filterUnknown() {
    var harness = Harness.measured()
    harness.press("2", "/")
    harness.type("cpu<500")
    harness.press("enter")
    #expect(harness.state.paneState(.domains).rows.count == 4)
  }

  @Test("of a network are those of the interfaces on it")
  func networks() throws {
    let harness = Harness.measured()
    let item = try #require(
      harness.state.networkItem(.network(Fixture.host, Fixture.network.id))
    )
    let traffic = try #require(item.traffic)
    #expect(abs(traffic.received - (1e6 + 25_000)) < 1)
    let other = try #require(
      harness.state.networkItem(.network(Fixture.host, Fixture.isolated.id))
    )
    #expect(other.traffic == nil)
  }

  @Test("of pools are kept whenever they are told")
  func pools() {
    var harness = Harness.measured(200, 40)
    for step in 1...5 {
      harness.state.now += 300
      var pool = Fixture.tank
      pool.allocation += UInt64(step) << 30
      harness.receive(.pools(.loaded([pool, Fixture.cold])))
    }
    harness.press("3", "z")
    #expect(harness.screen.contains("TREND"))
    #expect(harness.screen.contains("+5.0%"))
  }

  @Test("change only the cells that they concern")
  func changedCells() {
    var harness = Harness.measured(120, 40)
    harness.press("2")
    harness.wait(10)
    var made = MadeFigures(time: 9000, wall: harness.state.now)
    let same = [Fixture.web2.id: MadeFigures.domain(0.05, disk: 1000)]
    for _ in 0..<60 { harness.receive(.figures(made.next(same))) }
    let before = harness.surface
    harness.receive(.figures(made.next(same)))
    let after = harness.surface
    let changed = zip(before.cells, after.cells).count { $0 != $1 }
    #expect(changed < 12, "\(changed) cells")
  }
}

@Suite("The charts of a machine")
struct MachineChartTests {
  private func opened(_ width: Int, _ height: Int, ascii: Bool = false) -> Harness {
    var harness = Harness.measured(width, height, ascii: ascii)
    harness.select("web-1")
    if width < ScreenLayout.wideWidth { harness.press("enter") }
    while harness.state.currentTab != "Metrics" { harness.press("]") }
    return harness
  }

  @Test("fill a page of its details", arguments: [Size(80, 24), Size(120, 40), Size(200, 60)])
  func page(size: Size) {
    let harness = opened(size.width, size.height)
    expectGolden(harness.surface, named: "charts-\(size.width)x\(size.height)")
  }

  @Test("are drawn with letters where there is nothing else")
  func ascii() {
    let harness = opened(120, 40, ascii: true)
    expectGolden(harness.surface, named: "charts-ascii-120x40")
    #expect(
      !harness.surface.cells.flatMap(\.scalars).contains { (0x2800...0x28FF).contains($0.value) }
    )
  }

  @Test("show another stretch of time, are held, and are read at any moment")
  func keys() {
    var harness = opened(120, 40)
    #expect(harness.screen.contains("5 min"))
    harness.press("+")
    #expect(harness.screen.contains("-10 min"))
    harness.press("-", "-", "-")
    #expect(harness.screen.contains("-1 min"))
    harness.press("-")
    #expect(harness.state.charts.window == 0)
    harness.press("{", "{", "{")
    #expect(harness.screen.contains("held"))
    let held = harness.state.charts.heldEnd
    var made = MadeFigures(time: 5000, wall: harness.state.now)
    harness.measure(&made, seconds: 20)
    #expect(harness.state.charts.heldEnd == held)
    for _ in 0..<200 { harness.press("{") }
    #expect(harness.state.charts.heldEnd ?? 0 < held ?? 0, "the window went back too")
    #expect(harness.screen.contains("held"))
    harness.press("\\")
    #expect(harness.state.charts.heldEnd == nil)
    #expect(!harness.screen.contains(", held"))
    harness.press("{", "}", "}")
    #expect(harness.state.charts.heldEnd == nil, "back at the present")
  }

  @Test("read the value at the cursor")
  func cursor() {
    var harness = Harness.measured(120, 40, seconds: 302)
    harness.select("web-1")
    harness.press("+")
    #expect(harness.state.currentTab == "Metrics", "the first key opens the page")
    for _ in 0..<6 { harness.press("{") }
    // Half a minute before a peak of the triangle its value is one half.
    #expect(harness.screen.contains("CPU  "))
    let timeline = ChartPage(state: harness.state, host: Fixture.host, width: 60).timeline
    #expect(timeline.cursor.map { $0 < timeline.count } == true)
    expectGolden(harness.surface, named: "charts-cursor")
  }

  @Test("show each device when asked to")
  func devices() {
    var harness = opened(120, 60)
    let before = harness.state.detail.lines.count
    harness.press("|")
    #expect(harness.state.detail.lines.count > before)
    let text = harness.state.detail.lines.map(\.plain).joined(separator: "\n")
    for title in ["vcpu0", "vda latency", "vnet0 packets"] { #expect(text.contains(title)) }
  }

  @Test("compare the machines that are marked")
  func comparing() {
    var harness = Harness.measured(120, 40)
    harness.select("web-1")
    harness.press("space")
    harness.select("runner")
    harness.press("space", "+")
    let text = harness.state.detail.lines.map(\.plain).joined(separator: "\n")
    #expect(text.contains("web-1") && text.contains("runner"))
    expectGolden(harness.surface, named: "charts-compared")
  }

  @Test("exist for nodes as well")
  func node() {
    var harness = Harness.measured(120, 40)
    harness.press("1")
    while harness.state.currentTab != "Metrics" { harness.press("]") }
    let text = harness.state.detail.lines.map(\.plain).joined(separator: "\n")
    for title in ["CPU", "Memory", "vCPUs for each CPU"] { #expect(text.contains(title)) }
  }

  @Test("say what is missing of a machine that never ran")
  func never() {
    var harness = opened(120, 40)
    harness.select("web-10")
    #expect(harness.screen.contains("Nothing was measured"))
  }

  @Test("never fail, whatever the size")
  func anySize() {
    var harness = opened(120, 40)
    for (width, height) in [(40, 10), (41, 11), (60, 12), (109, 30), (110, 10), (300, 100)] {
      harness.resize(width, height)
      harness.press("+", "{", "|", "enter", "-", "}", "esc")
      #expect(harness.surface.size == Size(width, height))
    }
  }
}

@Suite("The machines in order of what they take")
struct TopTests {
  @Test("are those of all hosts, the largest first, hogs marked")
  func order() {
    var harness = Harness.measured(120, 40)
    harness.press("0")
    expectGolden(harness.surface, named: "figures-top-120x40")
    #expect(harness.selectedName == "runner")
    #expect(harness.screen.contains("! cpu"))
    #expect(harness.state.paneState(.top).rows.count == 4)
    harness.press("1", "0")
    #expect(harness.state.paneState(.top).rows.count == 4)
  }

  @Test("can be acted on as in the VMs pane")
  func actions() {
    var harness = Harness.measured(80, 24)
    harness.press("0", "p")
    #expect(harness.commands == [.domain(Fixture.transient.id, .pause)])
  }

  @Test("are read at full pace from every host, which the VMs pane of one host does not need")
  func pace() {
    var harness = Harness.measured(120, 40)
    let other = HostID("lab-b")
    harness.open(other)
    func pace() -> StatisticsInterest.Pace? {
      for case .setInterest(other, let interest) in harness.effects.reversed() {
        return interest.statistics.pace
      }
      return nil
    }
    #expect(pace() == .full)
    harness.press("1", "g", "j")
    #expect(harness.state.scope == Fixture.host)
    #expect(pace() == .behind)
    harness.press("0")
    #expect(pace() == .full)
  }

  @Test("are what their host is told to read in detail")
  func interest() {
    var harness = Harness.measured(80, 24)
    harness.select("web-1")
    harness.press("0")
    let last = harness.effects.last { if case .setInterest = $0 { true } else { false } }
    guard case .setInterest(_, let interest)? = last else {
      Issue.record("no interest was sent")
      return
    }
    #expect(interest.selectedDomain == Fixture.transient.id)
  }
}
