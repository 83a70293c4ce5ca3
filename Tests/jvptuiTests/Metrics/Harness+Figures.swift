import Backend
import Widgets

@testable import jvptui

extension Harness {
  /// The small host, and figures of it for some seconds.
  static func measured(
    _ width: Int = 120,
    _ height: Int = 40,
    seconds: Int = 300,
    ascii: Bool = false
  ) -> Harness {
    var harness = Harness.demo(width, height)
    if ascii {
      harness.state.options.usesASCII = true
      harness.state.options.chartMarks = .ascii
      harness.state.glyphs = .ascii
    }
    var made = MadeFigures(wall: harness.state.now - Int64(seconds))
    harness.measure(&made, seconds: seconds)
    return harness
  }

  /// Receives readings for so many seconds, with waves of load.
  mutating func measure(_ made: inout MadeFigures, seconds: Int) {
    for step in 0..<(seconds / 2) {
      // A triangle, so that no library of functions draws it differently.
      let wave = abs(Double((step * 2) % 120) / 60 - 1)
      var second = MadeFigures.domain(0.05, disk: 1000)
      second.memory.blindness = .noPeriod
      let figures = made.next([
        Fixture.web1.id: MadeFigures.domain(wave, disk: wave * 1e7, network: 2e6),
        Fixture.web2.id: second,
        Fixture.db.id: MadeFigures.domain(0),
        Fixture.transient.id: MadeFigures.domain(1.25, network: 5e4),
      ])
      state.clock += 2
      state.now = figures.wallTime
      receive(.figures(figures))
    }
  }
}
