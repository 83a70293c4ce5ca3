import Testing

@testable import Backend

@Suite("Rates of a machine")
struct RateMeterTests {
  @Test("are missing from the first reading, and there from the second")
  func first() throws {
    var series = try MeterSeries()
    let first = try series.figures { $0.memory.resident = 512 }
    #expect(first.cpu == nil)
    #expect(first.memory.resident == 512)
    let second = try series.figures { $0.work(1) }
    #expect(second.cpu == 0.25)
    #expect(second.cpuOfHost == 0.0625)
    #expect(second.vcpuCount == 2)
  }

  @Test("are shown true when they exceed all its virtual CPUs")
  func overFull() throws {
    var series = try MeterSeries()
    series.step()
    #expect(try series.figures { $0.work(6) }.cpu == 1.5)
  }

  @Test("do not notice that the time of day was set", arguments: [-86_400, 86_400, -3] as [Int64])
  func clockStep(step: Int64) throws {
    var series = try MeterSeries()
    series.step()
    #expect(try series.figures { $0.work(1) }.cpu == 0.25)
    #expect(try series.figures(2, wall: step) { $0.work(1) }.cpu == 0.25)
    #expect(try series.figures { $0.work(1) }.cpu == 0.25)
  }

  @Test("have a gap where its counters start anew")
  func reset() throws {
    var series = try MeterSeries()
    series.step { $0.disks = [DiskSample(target: "vda", readBytes: 900)] }
    series.step { $0.work(100) }
    let gap = try series.figures {
      $0.processorTime = 5
      $0.disks[0].readBytes = 1000
    }
    #expect(gap.cpu == nil)
    #expect(gap.disks[0].readBytes == nil)
    let next = try series.figures {
      $0.work(1)
      $0.disks[0].readBytes = 1200
    }
    #expect(next.cpu == 0.25)
    #expect(next.disks[0].readBytes == 100)
  }

  @Test("have a gap where another instance runs, even when its counters are higher")
  func otherInstance() throws {
    var series = try MeterSeries()
    series.step()
    let gap = try series.figures {
      $0.runID = 8
      $0.work(1)
    }
    #expect(gap.cpu == nil)
    #expect(gap.runID == 8)
    #expect(try series.figures { $0.work(1) }.cpu == 0.25)
  }

  @Test("have a gap after a pause of more than three intervals")
  func pause() throws {
    var series = try MeterSeries()
    series.step()
    #expect(try series.figures(6) { $0.work(3) }.cpu == 0.25)
    #expect(try series.figures(6.1) { $0.work(3) }.cpu == nil)
    #expect(try series.figures { $0.work(1) }.cpu == 0.25)
    // Where readings are meant to be far apart, that is no pause.
    series.interval = 10
    let seldom = try #require(try series.figures(10) { $0.work(5) }.cpu)
    #expect(abs(seldom - 0.25) < 1e-9)
  }

  @Test("are not made of readings that are too close, which lose nothing")
  func close() throws {
    var series = try MeterSeries()
    series.step()
    #expect(series.step(0.1) { $0.work(0.05) } == nil)
    #expect(series.step(0.0) { $0.work(0) } == nil)
    #expect(try series.figures(1.9) { $0.work(0.95) }.cpu == 0.25)
  }

  @Test("have a gap where the processor time jumps ahead further than the host can work")
  func impossible() throws {
    var series = try MeterSeries()
    series.step()
    #expect(try series.figures { $0.work(3600) }.cpu == nil)
    #expect(try series.figures { $0.work(16) }.cpu == 4)
  }

  @Test("of the processor need virtual CPUs, and go on without")
  func noVCPUs() throws {
    var series = try MeterSeries()
    series.traits.vcpuCount = 0
    series.step()
    let figures = try series.figures { $0.work(1) }
    #expect(figures.cpu == nil)
    #expect(figures.cpuOfHost == 0.0625)
    #expect(figures.vcpuCount == 0)
    series.traits.vcpuCount = nil
    #expect(try series.figures { $0.work(1) }.cpu == nil)
    // Plugged in.
    #expect(
      try series.figures { ($0.vcpuCount, $0.processorTime) = (4, 3_000_000_000) }.cpu == 0.125
    )
  }

  @Test("follow processors that are plugged into the host")
  func hostProcessors() throws {
    var series = try MeterSeries()
    series.step()
    #expect(try series.figures { $0.work(1) }.cpuOfHost == 0.0625)
    series.node.processors = 4
    #expect(try series.figures { $0.work(1) }.cpuOfHost == 0.125)
    series.node.processors = nil
    #expect(try series.figures { $0.work(1) }.cpuOfHost == 0.125)
    series.node.processors = 0
    #expect(try series.figures { $0.work(0) }.cpuOfHost == nil)
  }

  @Test("are nil, and only they, where a field is missing or comes back")
  func missing() throws {
    var series = try MeterSeries()
    series.step {
      $0.disks = [DiskSample(target: "vda", readBytes: 1000, reads: 10)]
      $0.interfaces = [InterfaceSample(device: "vnet0", receivedBytes: 0, sentBytes: 0)]
    }
    let without = try series.figures {
      $0.processorTime = nil
      $0.disks[0].readBytes = nil
      $0.disks[0].reads = 30
      $0.interfaces[0].receivedBytes = 4000
      $0.interfaces[0].sentBytes = nil
    }
    #expect(without.cpu == nil)
    #expect(without.disks[0].readBytes == nil)
    #expect(without.disks[0].reads == 10)
    #expect(without.disks[0].writes == nil)
    #expect(without.interfaces[0].receivedBytes == 2000)
    #expect(without.interfaces[0].sentBytes == nil)
    #expect(without.interfaces[0].errors == nil)
    let back = try series.figures {
      $0.processorTime = 9_000_000_000
      $0.disks[0].readBytes = 50000
    }
    #expect(back.cpu == nil)
    #expect(back.disks[0].readBytes == nil)
  }

  @Test("of its virtual CPUs are shares of each, and their delay is the mean")
  func vcpus() throws {
    var series = try MeterSeries()
    series.step {
      $0.vcpus = [
        VCPUSample(number: 0, time: 0, wait: 0, delay: 0),
        VCPUSample(number: 2, time: 0, delay: 0),
      ]
    }
    let figures = try series.figures {
      $0.vcpus = [
        VCPUSample(number: 1, time: 5),
        VCPUSample(number: 2, time: 2_000_000_000, delay: 400_000_000),
        VCPUSample(number: 0, time: 500_000_000, wait: 100_000_000, delay: 200_000_000),
      ]
    }
    #expect(figures.vcpus.map(\.number) == [1, 2, 0])
    #expect(figures.vcpus.map(\.busy) == [nil, 1, 0.25])
    #expect(figures.vcpus.map(\.wait) == [nil, nil, 0.05])
    #expect(figures.vcpus.map(\.delay) == [nil, 0.2, 0.1])
    #expect(abs(try #require(figures.cpuDelay) - 0.15) < 1e-9)
  }

  @Test("belong to an identity: one that is told twice counts once, one that is gone is forgotten")
  func identities() throws {
    var meter = RateMeter()
    let other = try #require(ObjectUUID(bytes: Array(2...17)))
    func sample(_ time: Double, _ domains: [DomainSample]) -> HostSample {
      HostSample(time: time, wallTime: 0, planned: 2, domains: domains)
    }
    var first = DomainSample(id: other, runID: 1, time: 2000)
    first.processorTime = 0
    var again = first
    again.processorTime = 77
    _ = meter.figures(from: sample(2000, [first, again]), interval: 2)
    #expect(meter.count == 1)
    again.time = 2002
    let figures = meter.figures(from: sample(2002, [again]), interval: 2)
    #expect(figures?.domains.count == 1)
    _ = meter.figures(from: sample(2004, []), interval: 2)
    #expect(meter.count == 0)
  }
}
