import Backend
import TestSupport
import Testing

@testable import jvptui

@Suite("What moves over a network")
struct NetworkHistoryTests {
  private let network = Fixture.network.id

  private func slot(_ state: AppState, _ metric: Metric) -> MetricSlot? {
    let end = Double(state.now)
    return state.history.use {
      $0.series(SeriesName(metric), of: .network(network), on: Fixture.host)?
        .slot(from: end - 60, to: end - 10)
    }
  }

  @Test("is the sum over its interfaces, and is kept")
  func sums() throws {
    let state = Harness.measured().state
    // 2 MB a second of one machine and 50 kB of another, half of it each way.
    let received = try #require(slot(state, .receivedBytes))
    #expect(abs(received.mean - 1_025_000) < 2000)
    let packets = try #require(slot(state, .receivedPackets))
    #expect(packets.mean == 400, "of four machines")
    #expect(slot(state, .errors)?.maximum == 0)
    let unused = state.history.use { $0.hosts[Fixture.host]?.networks[Fixture.isolated.id] }
    #expect(unused == nil)
  }

  @Test("is there again after a restart")
  func kept() async throws {
    let state = Harness.measured(seconds: 600).state
    let folder = try HistoryTestFolder()
    let keeper = HistoryKeeper(folder: folder.path, history: state.history)
    await keeper.save(now: Double(state.now), isLast: true)
    await keeper.end()
    let history = History()
    history.use { $0.list(HostID("renamed"), uri: "test:///default") }
    let next = HistoryKeeper(folder: folder.path, history: history)
    await next.load(now: Double(state.now) + 10)
    await next.end()
    for metric in NetworkTraffic.metrics {
      let (from, to) = (Double(state.now) - 400, Double(state.now) - 300)
      func slot(_ history: History, _ host: HostID) -> MetricSlot? {
        history.use {
          $0.series(SeriesName(metric), of: .network(network), on: host)?.slot(from: from, to: to)
        }
      }
      let before = try #require(slot(state.history, Fixture.host))
      let after = try #require(slot(history, HostID("renamed")))
      #expect(abs(after.mean - before.mean) <= before.mean / 500, "\(metric)")
    }
  }

  @Test("is forgotten a day after the network is gone, like the fill of a pool")
  func forgotten() {
    var store = HistoryStore()
    var made = MadeFigures()
    var traffic = NetworkTraffic()
    traffic.add(MadeFigures.domain(0.5, network: 2e6).interfaces[0])
    for _ in 0..<30 {
      store.take(made.next([:]), of: Fixture.host, watching: [], networks: [network: traffic])
    }
    store.takeFill(0.5, of: Fixture.tank.id, on: Fixture.host, at: Double(made.wall))
    made.time += 23 * 3600
    made.wall += 23 * 3600
    store.take(made.next([:]), of: Fixture.host, watching: [])
    #expect(store.hosts[Fixture.host]?.networks.count == 1)
    made.time += 2 * 3600
    made.wall += 2 * 3600
    store.take(made.next([:]), of: Fixture.host, watching: [])
    #expect(store.hosts[Fixture.host]?.networks.isEmpty == true)
    #expect(store.hosts[Fixture.host]?.pools.isEmpty == true)
  }

  @Test("has charts in the details")
  func charts() throws {
    var harness = Harness.measured()
    harness.press("6")
    #expect(harness.selectedName == "default")
    harness.press("+", "+")
    let screen = harness.screen
    for title in ["Traffic", "received", "sent", "Packets", "Errors and drops", "10 min"] {
      #expect(screen.contains(title), "\(title)")
    }
  }

  @Test("is a short line in the list")
  func trend() {
    var harness = Harness.measured()
    harness.press("6", "z")
    #expect(harness.screen.contains("TREND"))
    #expect(harness.screen.contains("▆") || harness.screen.contains("█"))
  }
}

@Suite("The fill of a pool")
struct PoolChartTests {
  @Test("has a chart in the details")
  func chart() {
    var harness = Harness.measured()
    harness.press("3")
    while harness.selectedName != "tank" { harness.press("j") }
    harness.press("+")
    #expect(harness.screen.contains("Fill"))
    #expect(harness.screen.contains("75%"))
  }
}
