import Backend
import TUI
import Testing

@testable import jvptui

@Suite("Figures of very many machines")
struct FigureLoadTests {
  private func uuid(_ number: Int) throws -> ObjectUUID {
    let bytes = (0..<16).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4))) }
    return try #require(ObjectUUID(bytes: bytes))
  }

  @Test("are taken in, put in order and drawn in a time that grows with their number only")
  func growth() throws {
    let few = try tick(1000)
    let many = try tick(10_000)
    // Ten times as many: what grew with the square would take a hundred times as long.
    #expect(many.byName < few.byName * 50, "\(many.byName) and \(few.byName)")
    #expect(many.byCPU < few.byCPU * 50, "\(many.byCPU) and \(few.byCPU)")
  }

  /// The shortest of some readings, in seconds, with the list by name and by a figure.
  private func tick(_ count: Int) throws -> (byName: Double, byCPU: Double) {
    var harness = Harness.demo(200, 60)
    let domains = try (0..<count).map { number in
      Domain(
        id: try uuid(number),
        name: "vm-\(number)",
        runID: Int32(number + 1),
        state: DomainState(.running, reason: 1),
        definition: Fixture.definition()
      )
    }
    harness.receive(.domains(.loaded(domains)))
    harness.press("2")
    var made = MadeFigures(wall: harness.state.now)
    var times: [[Double]] = [[], []]
    for round in 0..<8 {
      var figures: [ObjectUUID: DomainFigures] = [:]
      for (index, domain) in domains.enumerated() {
        figures[domain.id] = MadeFigures.domain(Double((index * 7 + round) % 100) / 100)
      }
      let reading = made.next(figures)
      harness.state.clock += 4
      let time = ContinuousClock().measure {
        harness.receive(.figures(reading))
        _ = harness.surface
      }
      times[round / 4].append(time / .seconds(1))
      if round == 3 {
        while harness.state.paneState(.domains).sort.column != "cpu" { harness.press(">") }
      }
    }
    #expect(harness.state.paneState(.domains).rows.count == count)
    #expect(harness.state.history.use { $0.hosts[Fixture.host]?.machines.count } == count)
    let watched = harness.state.history.use { $0.hosts[Fixture.host]?.watched.count } ?? 0
    #expect(watched <= HostHistory.watchedLimit, "only what is looked at is kept in full")
    return (times[0].min() ?? 0, times[1].min() ?? 0)
  }
}
