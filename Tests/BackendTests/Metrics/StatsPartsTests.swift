import TestSupport
import Testing

@testable import Backend

@Suite("Statistics of which only a part is read each time")
struct StatsPartsTests {
  /// One machine with a disk and an interface, read twice with all that there is.
  private func known() throws -> MeterSeries {
    var series = try MeterSeries()
    series.step {
      $0.memory.resident = 512
      $0.disks = [DiskSample(target: "vda", readBytes: 1000)]
      $0.interfaces = [InterfaceSample(device: "vnet0", receivedBytes: 1000)]
    }
    series.step {
      $0.work(1)
      $0.disks[0].readBytes = 1200
      $0.interfaces[0].receivedBytes = 1400
    }
    return series
  }

  private func narrow(_ sample: inout DomainSample) {
    sample.parts = []
    sample.memory = MemorySample()
    sample.disks = []
    sample.interfaces = []
  }

  private func whole(_ sample: inout DomainSample, readBytes: UInt64) {
    sample.parts = .all
    sample.memory.resident = 600
    sample.disks = [DiskSample(target: "vda", readBytes: readBytes)]
    sample.interfaces = [InterfaceSample(device: "vnet0", receivedBytes: readBytes)]
  }

  @Test("keep what was known of the rest, and count it from when it was read last")
  func carries() throws {
    var series = try known()
    for _ in 0..<4 {
      let figures = try series.figures {
        $0.work(1)
        narrow(&$0)
      }
      #expect(figures.cpu == 0.25)
      #expect(figures.memory.resident == 512)
      #expect(figures.disks[0].readBytes == 100)
      #expect(figures.interfaces[0].receivedBytes == 200)
      #expect(figures.spans == PartSpans(memory: 0, disks: 0, interfaces: 0))
    }
    let read = try series.figures {
      $0.work(1)
      whole(&$0, readBytes: 4200)
    }
    #expect(read.memory.resident == 600)
    #expect(read.disks[0].readBytes == 300)
    #expect(read.interfaces[0].receivedBytes == 280)
    #expect(read.spans == PartSpans(memory: 10, disks: 10, interfaces: 10))
    let next = try series.figures {
      $0.work(1)
      whole(&$0, readBytes: 4400)
    }
    #expect(next.disks[0].readBytes == 100)
    #expect(next.spans == nil)
  }

  @Test("forget the rest of another instance, and what was not read for long")
  func forgets() throws {
    var series = try known()
    let other = try series.figures {
      $0.runID = 8
      narrow(&$0)
    }
    #expect(other.disks.isEmpty && other.interfaces.isEmpty && other.memory.resident == nil)
    series = try known()
    var last: DomainFigures?
    for _ in 0..<16 {
      last = try series.figures {
        $0.work(1)
        narrow(&$0)
      }
    }
    #expect(last?.cpu == 0.25)
    #expect(last?.disks.isEmpty == true)
    let read = try series.figures {
      $0.work(1)
      whole(&$0, readBytes: 9000)
    }
    #expect(read.disks[0].readBytes == nil)
  }

  @Test("come at a pace of their own, however long reading all of it takes")
  func pace() throws {
    var statistics = HostStatistics()
    for time in [100.0, 112] {
      var sample = HostSample(time: time, wallTime: 0, planned: 2)
      for number in 0..<40 as Range<UInt8> {
        let id = try #require(ObjectUUID(bytes: (0..<16).map { $0 + number }))
        sample.domains.append(DomainSample(id: id, runID: 1, time: time))
      }
      _ = statistics.meter.figures(from: sample, interval: 2)
      statistics.took(.all, at: time, 3)
    }
    #expect(abs(statistics.interval(wanted: 2, .all) - 12) < 0.001)
    #expect(statistics.interval(wanted: 2, []) == 2)
    #expect(statistics.parts(wanted: [], interval: 2, at: 114) == [])
    statistics.took([], at: 114, 0.1)
    #expect(statistics.interval(wanted: 2, []) == 2)
    #expect(statistics.parts(wanted: [], interval: 2, at: 122) == [])
    #expect(statistics.parts(wanted: [], interval: 2, at: 124) == .all)
    statistics.failed()
    statistics.failed()
    #expect(statistics.interval(wanted: 2, []) == 20)
    statistics.took([], at: 150, 0.1)
    #expect(statistics.interval(wanted: 2, []) == 2)
    #expect(abs(statistics.interval(wanted: 2, .all) - 12) < 0.001)
  }

  @Test("have a gap where a counter of a part went back meanwhile")
  func reset() throws {
    var series = try known()
    series.step {
      $0.work(1)
      narrow(&$0)
    }
    let read = try series.figures {
      $0.work(1)
      whole(&$0, readBytes: 10)
    }
    #expect(read.cpu == 0.25)
    #expect(read.disks[0].readBytes == nil)
    #expect(read.interfaces[0].receivedBytes == nil)
  }

  @Test("are all that is asked of the host each time, but for the selected machine")
  func daemon() async throws {
    let host = try await FakeHost(domains: 60, timing: .lively)
    let web = try #require(try await host.wait { $0.domain("vm1") != nil }.domain("vm1"))
    let neighbour = try #require(host.picture.domain("vm2"))
    host.hypervisor.setInterest(
      Interest(selectedDomain: web.id, statistics: StatisticsInterest(parts: []))
    )
    // All is read twice at first, and not again for a while.
    _ = try await host.wait { $0.figures.last?.domains[neighbour.id]?.spans != nil }
    try await host.daemon.send("reset")
    let count = host.picture.figures.count
    let picture = try await host.wait { $0.figures.count >= count + 4 }
    let figures = try #require(picture.figures.last)
    let selected = try #require(figures.domains[web.id])
    let other = try #require(figures.domains[neighbour.id])
    #expect(other.disks.first?.readBytes ?? 0 > 0)
    #expect(other.memory.resident != nil)
    #expect(selected.spans == nil)
    #expect(selected.vcpus.count == 2)
    #expect(selected.disks.first?.readBytes ?? 0 > 0)
    let calls = try await host.daemon.statistics().calls
    let all = calls["CONNECT_GET_ALL_DOMAIN_STATS", default: 0]
    #expect(calls["statistics of all disks", default: 0] * 4 < all)
    // What is shown again is read with the next reading.
    host.hypervisor.setInterest(Interest())
    _ = try await host.wait {
      $0.figures.suffix(2).allSatisfy { $0.domains[neighbour.id]?.spans == nil }
        && $0.figures.count > count + 6
    }
    try await host.close()
  }

  @Test("are all of it where there are few machines")
  func few() async throws {
    let host = try await FakeHost(domains: 6, timing: .lively)
    host.hypervisor.setInterest(Interest(statistics: StatisticsInterest(parts: [])))
    let picture = try await host.wait { $0.figures.count >= 5 }
    #expect(picture.figures.allSatisfy { $0.domains.values.allSatisfy { $0.spans == nil } })
    try await host.close()
  }
}
