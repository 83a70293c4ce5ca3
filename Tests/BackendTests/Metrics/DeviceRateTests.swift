import Testing

@testable import Backend

@Suite("Rates of devices")
struct DeviceRateTests {
  @Test("follow the names when one is plugged in or taken away, whatever its place")
  func hotplug() throws {
    var series = try MeterSeries()
    series.step {
      $0.disks = [
        DiskSample(target: "vda", readBytes: 10), DiskSample(target: "vdb", readBytes: 9),
      ]
      $0.interfaces = [
        InterfaceSample(device: "vnet1", sentBytes: 5000),
        InterfaceSample(device: "vnet2", sentBytes: 10),
      ]
    }
    let figures = try series.figures {
      $0.disks = [
        DiskSample(target: "vdc", readBytes: 1_000_000), DiskSample(target: "vdb", readBytes: 13),
      ]
      $0.interfaces = [InterfaceSample(device: "vnet2", sentBytes: 6010)]
    }
    #expect(figures.disks.map(\.target) == ["vdc", "vdb"])
    #expect(figures.disks.map(\.readBytes) == [nil, 2])
    #expect(figures.interfaces.map(\.sentBytes) == [3000])
  }

  @Test("follow the names among hundreds")
  func many() throws {
    var series = try MeterSeries()
    series.step {
      $0.disks = (0..<300).map { DiskSample(target: "disk\($0)", readBytes: UInt64($0)) }
    }
    let figures = try series.figures { sample in
      sample.disks = sample.disks.reversed().map { disk in
        DiskSample(target: disk.target, readBytes: (disk.readBytes ?? 0) * 3)
      }
    }
    for (position, disk) in figures.disks.enumerated() {
      #expect(disk.target == "disk\(299 - position)")
      #expect(disk.readBytes == Double(299 - position))
    }
  }

  @Test("have a gap for the one that was replaced, and for no other")
  func replaced() throws {
    var series = try MeterSeries()
    series.step {
      $0.disks = [
        DiskSample(target: "sda", readBytes: 500, writes: 3),
        DiskSample(target: "sdb", readBytes: 1),
      ]
    }
    let figures = try series.figures {
      $0.work(1)
      $0.disks = [
        DiskSample(target: "sda", readBytes: 800, writes: 2),
        DiskSample(target: "sdb", readBytes: 5),
      ]
    }
    #expect(figures.disks.map(\.readBytes) == [nil, 2])
    #expect(figures.cpu == 0.25)
  }

  @Test("tell how long a request took, where there was one")
  func latency() throws {
    var series = try MeterSeries()
    series.step {
      $0.disks = [
        DiskSample(
          target: "vda",
          reads: 100,
          writes: 7,
          flushes: 1,
          readTime: 1_000_000,
          writeTime: 5,
          flushTime: 0
        )
      ]
    }
    let disks = try series.figures {
      $0.disks[0].reads = 104
      $0.disks[0].readTime = 9_000_000
      $0.disks[0].flushes = 2
      $0.disks[0].flushTime = 30_000_000
    }.disks
    let disk = try #require(disks.first)
    #expect(disk.readLatency == 0.002)
    #expect(disk.writeLatency == nil)
    #expect(disk.flushLatency == 0.03)
    #expect(disk.reads == 2)
  }

  @Test("add up what fails both ways")
  func errors() throws {
    var series = try MeterSeries()
    series.step {
      $0.interfaces = [
        InterfaceSample(
          device: "vnet0",
          receiveErrors: 1,
          sendErrors: 1,
          receiveDrops: 4
        )
      ]
    }
    let interfaces = try series.figures {
      $0.interfaces[0].receiveErrors = 3
      $0.interfaces[0].sendErrors = 5
      $0.interfaces[0].receiveDrops = 10
    }.interfaces
    let interface = try #require(interfaces.first)
    #expect(interface.errors == 3)
    #expect(interface.drops == 3)
  }
}
