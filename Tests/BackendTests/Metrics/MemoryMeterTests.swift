import Testing

@testable import Backend

@Suite("Memory of a guest")
struct MemoryMeterTests {
  private let mebibyte: UInt64 = 1 << 20

  private func series() throws -> MeterSeries {
    var series = try MeterSeries()
    series.domain.memory = MemorySample(
      balloon: 128 * mebibyte,
      maximum: 256 * mebibyte,
      usable: 60 * mebibyte,
      available: 100 * mebibyte,
      unused: 20 * mebibyte,
      resident: 200 * mebibyte,
      lastUpdate: UInt64(series.wallTime)
    )
    return series
  }

  @Test("is what it has less what it could still take, so that caches do not count")
  func used() throws {
    var series = try series()
    let memory = try series.figures().memory
    #expect(memory.used == 40 * mebibyte)
    #expect(memory.blindness == nil)
    #expect(memory.balloon == 128 * mebibyte)
    #expect(memory.maximum == 256 * mebibyte)
    #expect(memory.unused == 20 * mebibyte)
  }

  @Test("is not known without a balloon driver, and the host's share is")
  func noBalloon() throws {
    var series = try series()
    series.domain.memory = MemorySample(balloon: 128 * mebibyte, resident: 90 * mebibyte)
    var memory = try series.figures().memory
    #expect(memory.used == nil)
    #expect(memory.blindness == .noBalloon)
    #expect(memory.resident == 90 * mebibyte)
    series.traits.balloon = DomainDefinition.Balloon(model: "none", period: 0)
    memory = try series.figures().memory
    #expect(memory.blindness == .noBalloon)
    // Old guests tell what they do not use at all, which is something else.
    series.domain.memory.available = 100 * mebibyte
    series.domain.memory.unused = 20 * mebibyte
    memory = try series.figures().memory
    #expect(memory.used == nil)
    #expect(memory.blindness == .noBalloon)
  }

  @Test("is not known while the host does not ask")
  func noPeriod() throws {
    var series = try series()
    series.traits.balloon = DomainDefinition.Balloon(model: "virtio", period: 0)
    series.domain.memory = MemorySample(balloon: 128 * mebibyte, resident: 90 * mebibyte)
    #expect(try series.figures().memory.blindness == .noPeriod)
  }

  @Test("is too old when the guest has said nothing for three periods")
  func stale() throws {
    var series = try series()
    for _ in 0..<3 { series.step(5) { $0.memory.lastUpdate = ($0.memory.lastUpdate ?? 0) + 5 } }
    series.interval = 5
    #expect(try series.figures(5).memory.blindness == nil)
    #expect(try series.figures(5).memory.blindness == nil)
    #expect(try series.figures(5).memory.blindness == nil)
    let old = try series.figures(5).memory
    #expect(old.blindness == .stale)
    #expect(old.used == nil)
    #expect(old.available == 100 * mebibyte)
    let again = try series.figures(5) { $0.memory.lastUpdate = ($0.memory.lastUpdate ?? 0) + 20 }
    #expect(again.memory.used == 40 * mebibyte)
    // A machine that stands still uses what it used.
    let paused = try series.figures(60) { $0.isPaused = true }
    #expect(paused.memory.used == 40 * mebibyte)
  }

  @Test("is too old at once when it was told decades ago, as the test driver does")
  func decades() throws {
    var series = try series()
    series.domain.memory.lastUpdate = 627_319_920
    #expect(try series.figures().memory.blindness == .stale)
  }

  @Test("is believed of a host whose clock is wrong, once the guest spoke a second time")
  func wrongClock() throws {
    var series = try series()
    series.domain.memory.lastUpdate = 86_400 * 365
    #expect(try series.figures().memory.blindness == .stale)
    let memory = try series.figures { $0.memory.lastUpdate = 86_400 * 365 + 2 }.memory
    #expect(memory.used == 40 * mebibyte)
    // And of ours, when somebody sets it.
    #expect(try series.figures(2, wall: -500_000).memory.used == 40 * mebibyte)
  }

  @Test("that contradicts itself is not shown")
  func contradiction() throws {
    var series = try series()
    series.domain.memory.usable = 101 * mebibyte
    let memory = try series.figures().memory
    #expect(memory.used == nil)
    #expect(memory.blindness != nil)
  }

  @Test("is swapped at a rate between two words of the guest's, not between two readings")
  func swap() throws {
    var series = try series()
    series.domain.memory.swapIn = 0
    series.domain.memory.majorFaults = 10
    series.step()
    // The guest speaks every four seconds, and is read every two.
    for _ in 0..<4 {
      series.step()
      series.step {
        $0.memory.lastUpdate = ($0.memory.lastUpdate ?? 0) + 4
        $0.memory.swapIn = ($0.memory.swapIn ?? 0) + 4096
        $0.memory.majorFaults = ($0.memory.majorFaults ?? 0) + 8
      }
    }
    let quiet = try series.figures().memory
    #expect(quiet.swapIn == 1024)
    #expect(quiet.majorFaults == 2)
    #expect(quiet.swapOut == nil)
  }

  @Test("that is more than there is is shown true")
  func residentBeyond() throws {
    var series = try series()
    series.domain.memory.resident = 512 * mebibyte
    #expect(try series.figures().memory.resident == 512 * mebibyte)
  }
}
