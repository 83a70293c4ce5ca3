import Backend
import Testing

@testable import jvptui

@Suite("A number in two bytes")
struct CompactValueTests {
  @Test("is off by less than 1 in 2,000, keeps its order, and keeps zero and gaps apart")
  func precision() {
    var last = CompactValue.zero
    var value: Float = 1e-6
    while value < 4e12 {
      let compact = CompactValue(value)
      #expect(abs(compact.value - value) <= value / 2000, "\(value)")
      #expect(compact.bits >= last.bits, "\(value)")
      last = compact
      value *= 1.0137
    }
    #expect(CompactValue(0).value == 0)
    #expect(CompactValue(-3).value == 0)
    #expect(CompactValue(1e-12).value == 0)
    #expect(CompactValue(.nan).isMissing)
    #expect(CompactValue.missing.value.isNaN)
    #expect(CompactValue(.infinity).value.isFinite)
    #expect(CompactValue(.greatestFiniteMagnitude).value > 1e12)
    #expect(CompactValue(1).value == 1)
    #expect(CompactValue(0.5).value == 0.5)
  }
}

@Suite("A ring of slots")
struct MetricRingTests {
  private func ring(_ seconds: Int = 10, _ capacity: Int = 6) -> MetricRing {
    MetricRing(slotSeconds: seconds, capacity: capacity, keepsRange: true)
  }

  @Test("weighs by time what falls into one slot")
  func weights() {
    var ring = ring()
    ring.add(MetricSlot(1), from: 100, to: 102)
    ring.add(MetricSlot(6), from: 102, to: 110)
    ring.add(MetricSlot(0), from: 110, to: 111)
    #expect(ring.slot(10) == MetricSlot(minimum: 1, mean: 5, maximum: 6))
  }

  @Test("spreads a reading over all slots that it is about")
  func spread() {
    var ring = ring(1, 100)
    for second in stride(from: 100.0, to: 120, by: 5) {
      ring.add(MetricSlot(Float(second)), from: second, to: second + 5)
    }
    for number in 100..<120 {
      #expect(ring.slot(number)?.mean == Float(number / 5 * 5), "\(number)")
    }
  }

  @Test("leaves a gap where nothing was measured, and zero where zero was")
  func gaps() {
    var ring = ring()
    ring.add(MetricSlot(4), from: 100, to: 110)
    ring.add(MetricSlot(0), from: 130, to: 140)
    ring.add(MetricSlot(4), from: 140, to: 150)
    #expect(ring.slot(10) == MetricSlot(4))
    #expect(ring.slot(11) == nil)
    #expect(ring.slot(12) == nil)
    #expect(ring.slot(13) == MetricSlot(0))
    #expect(ring.slot(from: 110, to: 130) == nil)
    #expect(ring.slot(from: 100, to: 150)?.mean == 8 / 3 as Float)
  }

  @Test("keeps as many slots as it may, and forgets all of them after a long gap")
  func capacity() {
    var ring = ring()
    for number in 0..<20 {
      ring.add(MetricSlot(Float(number)), from: Double(number) * 10, to: Double(number + 1) * 10)
    }
    #expect(ring.count == 6)
    #expect(ring.slot(12) == nil)
    #expect((13...18).map { ring.slot($0)?.mean } == [13, 14, 15, 16, 17, 18])
    #expect(ring.slot(19) == MetricSlot(19), "the one that is open")
    ring.add(MetricSlot(1), from: 1000, to: 1010)
    ring.add(MetricSlot(2), from: 1010, to: 1020)
    #expect(ring.slot(18) == nil)
    #expect(ring.slot(100) == MetricSlot(1))
    let most = ring.heapBytes
    for number in 200..<900 {
      ring.add(MetricSlot(1), from: Double(number) * 10, to: Double(number + 1) * 10)
    }
    #expect(ring.heapBytes <= max(most, 6 * 3 * 2 + 64))
  }

  @Test("does not let time run backwards")
  func backwards() {
    var ring = ring()
    ring.add(MetricSlot(1), from: 100, to: 110)
    ring.add(MetricSlot(2), from: 110, to: 120)
    ring.add(MetricSlot(9), from: 90, to: 105)
    #expect(ring.slot(9) == nil)
    #expect(ring.slot(10) == MetricSlot(1))
  }

  @Test("takes a reading over days without walking through every second of it")
  func endless() {
    var ring = ring(1, 600)
    ring.add(MetricSlot(3), from: 0, to: 1e9)
    #expect(ring.slot(999_999_999) == MetricSlot(3))
    #expect(ring.count <= 600)
  }
}

@Suite("One value over time")
struct MetricSeriesTests {
  /// Numbers that look like load, the same at every run.
  private struct Noise {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next() -> Double {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Double(state >> 11) / Double(1 << 53)
    }
  }

  @Test("keeps sums when it is thinned out, and the mean between its bounds", arguments: [1, 2, 5])
  func sums(interval: Int) throws {
    var noise = Noise()
    var series = MetricSeries()
    let start = 1_767_225_600.0
    var sum = 0.0
    let count = 3 * 3600 / interval
    for index in 0..<count {
      let value = noise.next() < 0.1 ? noise.next() * 1e8 : noise.next() * 1000
      let from = start + Double(index * interval)
      series.add(Float(value), from: from, to: from + Double(interval))
      sum += value * Double(interval)
    }
    for level in [MetricSeries.Level.middle, .coarse] {
      let ring = series[level]
      var total = 0.0
      for (_, slot) in ring.closed(since: 0) {
        #expect(slot.minimum <= slot.mean && slot.mean <= slot.maximum)
        total += Double(slot.mean) * Double(level.slotSeconds)
      }
      // The slot that is open is not among them.
      let rest = Double(level.slotSeconds)
      let open = try #require(series.slot(from: start + 10_800 - rest, to: start + 10_800))
      #expect(abs(total - sum) < Double(open.maximum) * rest + sum * 0.002, "\(level)")
    }
    #expect(series.slot(from: start, to: start + 10_800)?.maximum ?? 0 > 1e7)
  }

  @Test("goes back ten minutes by the second, three hours by ten, a day by the minute")
  func reach() {
    var series = MetricSeries()
    let start = 1_767_225_600.0
    for second in stride(from: 0.0, to: 26 * 3600, by: 10) {
      series.add(Float(second), from: start + second, to: start + second + 10)
    }
    let end = start + 26 * 3600
    #expect(series.fine.start == end - 610 || series.fine.start == end - 601)
    #expect(abs((series.middle.start ?? 0) - (end - 3 * 3600)) <= 20)
    #expect(abs((series.coarse.start ?? 0) - (end - 24 * 3600)) <= 120)
    #expect(series.slot(from: end - 23 * 3600, to: end - 23 * 3600 + 60) != nil)
    #expect(series.slot(from: end - 25 * 3600, to: end - 25 * 3600 + 60) == nil)
    let day = series.slots(from: end - 24 * 3600, step: 3600, count: 24)
    #expect(day.allSatisfy { $0 != nil })
    for (earlier, later) in zip(day, day.dropFirst()) {
      #expect((earlier?.mean ?? 0) < (later?.mean ?? 0))
    }
  }

  @Test("says the same after it was thinned out, only coarser")
  func thinning() {
    var series = MetricSeries()
    for second in 0..<600 {
      series.add(Float(second % 60), from: 6000 + Double(second), to: 6001 + Double(second))
    }
    let before = series.slot(from: 6000, to: 6600)
    let bytes = series.heapBytes
    series.thin(by: 6)
    let after = series.slot(from: 6000, to: 6600)
    #expect(abs((before?.mean ?? 0) - (after?.mean ?? 1)) < 0.05)
    #expect(series.heapBytes < bytes)
    series.thin(by: 2)
    #expect(series.fine.slotSeconds == 6, "never finer again")
  }

  @Test("drops what is no number, and is never below zero")
  func nonsense() {
    var series = MetricSeries()
    series.add(.nan, from: 0, to: 10)
    series.add(.infinity, from: 0, to: 10)
    #expect(series.isEmpty)
    series.add(-5, from: 0, to: 10)
    #expect(series.slot(from: 0, to: 10) == MetricSlot(0))
    series.add(7, from: 20, to: 20)
    series.add(7, from: 30, to: 20)
    #expect(series.slot(from: 10, to: 30) == nil)
  }

  @Test("of ten thousand machines takes less than 150 MB")
  func size() {
    let factor = Thinning.factor(machines: 10_000)
    var machine = MachineHistory(thinning: factor)
    var figures = DomainFigures()
    figures.cpu = 0.5
    figures.memory.resident = 1 << 30
    figures.memory.balloon = 2 << 30
    var disk = DiskFigures(target: "vda")
    disk.readBytes = 1e6
    var interface = InterfaceFigures(device: "vnet0")
    interface.sentBytes = 1e6
    (figures.disks, figures.interfaces) = ([disk], [interface])
    for minute in 0..<(25 * 60) {
      machine.add(figures, from: Double(minute) * 60, to: Double(minute + 1) * 60)
    }
    let bytes = machine.heapBytes + MemoryLayout<MachineHistory>.stride
    #expect(bytes * 10_000 < 140 << 20, "\(bytes) bytes a machine")
    #expect(Thinning.factor(machines: 1000) == 1)
  }
}
