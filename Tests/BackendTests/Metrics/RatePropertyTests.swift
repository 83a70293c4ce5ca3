import Testing

@testable import Backend

@Suite("Rates of random counters")
struct RatePropertyTests {
  /// Numbers that are the same in every run.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private func change(_ counter: inout UInt64?, _ dice: inout Dice) {
    switch Int.random(in: 0..<24, using: &dice) {
    case 0: counter = nil
    case 1: counter = .random(in: 0...UInt64.max, using: &dice)
    case 2: counter = 0
    default: counter = (counter ?? 0) &+ .random(in: 0...5_000_000_000, using: &dice)
    }
  }

  private func values(_ figures: DomainFigures) -> [Double?] {
    [figures.cpu, figures.cpuOfHost, figures.cpuDelay]
      + figures.vcpus.flatMap { [$0.busy, $0.wait, $0.delay] }
      + [figures.memory.swapIn, figures.memory.swapOut, figures.memory.majorFaults]
      + figures.disks.flatMap {
        [
          $0.readBytes, $0.writtenBytes, $0.reads, $0.writes, $0.readLatency, $0.writeLatency,
          $0.flushLatency,
        ]
      }
      + figures.interfaces.flatMap {
        [
          $0.receivedBytes, $0.sentBytes, $0.receivedPackets, $0.sentPackets, $0.errors, $0.drops,
        ]
      }
  }

  @Test("are never below zero and always finite", arguments: 1...40 as ClosedRange<UInt64>)
  func neverNegative(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var series = try MeterSeries()
    for _ in 0..<200 {
      let span = Double.random(in: 0...9, using: &dice)
      let wall = Int64.random(in: -100_000...100_000, using: &dice)
      series.traits.vcpuCount = Int.random(in: 0...4, using: &dice)
      let answer = series.step(span, wall: wall) { sample in
        change(&sample.processorTime, &dice)
        if Int.random(in: 0..<30, using: &dice) == 0 { sample.runID = (sample.runID ?? 0) + 1 }
        change(&sample.memory.swapIn, &dice)
        change(&sample.memory.majorFaults, &dice)
        change(&sample.memory.lastUpdate, &dice)
        change(&sample.memory.available, &dice)
        change(&sample.memory.usable, &dice)
        if Int.random(in: 0..<9, using: &dice) == 0 {
          sample.disks.insert(
            DiskSample(target: "disk\(Int.random(in: 0..<5, using: &dice))"),
            at: 0
          )
        }
        if sample.disks.count > 3 { sample.disks.removeLast() }
        for place in sample.disks.indices {
          change(&sample.disks[place].readBytes, &dice)
          change(&sample.disks[place].reads, &dice)
          change(&sample.disks[place].readTime, &dice)
        }
        sample.vcpus = (0..<Int.random(in: 0...3, using: &dice)).map { number in
          VCPUSample(number: number, time: .random(in: 0...9_000_000_000, using: &dice))
        }
      }
      guard let figures = answer?.domains[series.id] else { continue }
      for value in values(figures).compactMap({ $0 }) {
        #expect(value >= 0 && value.isFinite)
      }
      if let used = figures.memory.used { #expect(used <= figures.memory.available ?? 0) }
    }
  }

  @Test("add up to what the counter has grown by", arguments: 1...20 as ClosedRange<UInt64>)
  func sums(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var series = try MeterSeries()
    series.step { $0.disks = [DiskSample(target: "vda", writtenBytes: 0)] }
    var sum = 0.0
    var moved: UInt64 = 0
    for _ in 0..<300 {
      let span = Double.random(in: 0.01...5.9, using: &dice)
      // The span since the reading that was counted last: one too close is counted with the next.
      let before = series.time
      let answer = series.step(span) {
        moved += .random(in: 0...1_000_000, using: &dice)
        $0.disks[0].writtenBytes = moved
      }
      guard let disk = answer?.domains[series.id]?.disks.first else {
        series.time = before
        moved = series.domain.disks[0].writtenBytes ?? 0
        continue
      }
      sum += try #require(disk.writtenBytes) * (series.time - before)
    }
    #expect(abs(sum - Double(moved)) <= Double(moved) * 1e-9 + 1_000_000)
  }
}
