import Backend
import Testing

@testable import jvptui

/// Figures that are made, for one host at a time.
struct MadeFigures {
  var time = 1000.0
  var wall: Int64 = 1_767_225_600
  var interval = 2.0

  static func domain(_ cpu: Double, disk: Double = 0, network: Double = 0) -> DomainFigures {
    var figures = DomainFigures()
    figures.runID = 4
    figures.cpu = cpu
    figures.cpuOfHost = cpu / 4
    figures.cpuDelay = 0.02
    figures.vcpuCount = 2
    figures.vcpus = [VCPUFigures(number: 0, busy: cpu, wait: 0.01, delay: 0.02)]
    figures.memory.balloon = 1 << 30
    figures.memory.maximum = 2 << 30
    figures.memory.available = 1000 << 20
    figures.memory.usable = 600 << 20
    figures.memory.resident = 1200 << 20
    var vda = DiskFigures(target: "vda")
    (vda.readBytes, vda.writtenBytes) = (disk / 4, disk * 3 / 4)
    (vda.reads, vda.writes, vda.readLatency, vda.writeLatency) = (10, 20, 0.001, 0.004)
    figures.disks = [vda]
    var vnet = InterfaceFigures(device: "vnet0")
    (vnet.receivedBytes, vnet.sentBytes) = (network / 2, network / 2)
    (vnet.receivedPackets, vnet.sentPackets, vnet.errors, vnet.drops) = (100, 50, 0, 0)
    figures.interfaces = [vnet]
    return figures
  }

  static var node: NodeFigures {
    var node = NodeFigures()
    node.cpu = 0.31
    node.ioWait = 0.02
    node.memoryUsed = 20 << 30
    node.memoryTotal = 32 << 30
    node.swapUsed = 0
    node.swapTotal = 8 << 30
    node.processors = 8
    return node
  }

  /// The next reading.
  mutating func next(
    _ domains: [ObjectUUID: DomainFigures],
    node: NodeFigures = node
  )
    -> HostFigures
  {
    time += interval
    wall += Int64(interval)
    return HostFigures(
      time: time,
      wallTime: wall,
      interval: interval,
      node: node,
      domains: domains
    )
  }
}

@Suite("The history of a host")
struct HostHistoryTests {
  private let web = Fixture.uuid(1)
  private let cpu = SeriesName(.cpu)

  private func value(
    _ store: HistoryStore,
    _ id: ObjectUUID,
    _ from: Double,
    _ to: Double
  ) -> Float? {
    store.series(cpu, of: .machine(id), on: Fixture.host)?.slot(from: from, to: to)?.mean
  }

  @Test("counts what moves over networks from when interfaces were read before")
  func networkParts() throws {
    var made = MadeFigures(wall: 1_767_225_600)
    var store = HistoryStore()
    let network = Fixture.uuid(9)
    var traffic = NetworkTraffic()
    var interface = InterfaceFigures(device: "vnet0")
    interface.receivedBytes = 100
    traffic.add(interface)
    func take(_ parts: StatisticsParts, _ span: Double?) {
      var domain = MadeFigures.domain(0.5)
      domain.spans = span.map { PartSpans(memory: $0, disks: $0, interfaces: $0) }
      var figures = made.next([Fixture.web1.id: domain])
      figures.parts = parts
      store.take(figures, of: Fixture.host, watching: [], networks: [network: traffic])
    }
    take(.all, nil)
    for _ in 0..<4 { take([], 0) }
    let name = SeriesName(.receivedBytes)
    let end = try #require(store.hosts[Fixture.host]?.lastTime)
    let before = store.series(name, of: .network(network), on: Fixture.host)
    #expect(before?.slot(from: end - 8, to: end) == nil)
    traffic.add(interface)
    take(.all, 10)
    let last = try #require(store.hosts[Fixture.host]?.lastTime)
    let after = store.series(name, of: .network(network), on: Fixture.host)
    #expect(abs(try #require(after?.slot(from: last - 10, to: last)).mean - 200) < 2)
  }

  @Test("puts what was not read each time where it belongs, and nothing twice")
  func parts() throws {
    var made = MadeFigures(wall: 1_767_225_600)
    var store = HistoryStore()
    var domain = MadeFigures.domain(0.5)
    domain.interfaces = []
    domain.disks = [DiskFigures(target: "vda")]
    domain.disks[0].readBytes = 100
    store.take(made.next([Fixture.web1.id: domain]), of: Fixture.host, watching: [])
    domain.spans = PartSpans(memory: 0, disks: 0, interfaces: 0)
    for _ in 0..<4 {
      store.take(made.next([Fixture.web1.id: domain]), of: Fixture.host, watching: [])
    }
    let subject = HistorySubject.machine(Fixture.web1.id)
    let before = try #require(store.series(SeriesName(.disk), of: subject, on: Fixture.host))
    let cpu = try #require(store.series(SeriesName(.cpu), of: subject, on: Fixture.host))
    let end = try #require(store.hosts[Fixture.host]?.lastTime)
    #expect(cpu.slot(from: end - 8, to: end)?.mean == 0.5)
    #expect(before.slot(from: end - 8, to: end) == nil)
    domain.disks[0].readBytes = 300
    domain.spans = PartSpans(memory: 10, disks: 10, interfaces: 10)
    store.take(made.next([Fixture.web1.id: domain]), of: Fixture.host, watching: [])
    let after = try #require(store.series(SeriesName(.disk), of: subject, on: Fixture.host))
    let last = try #require(store.hosts[Fixture.host]?.lastTime)
    let slot = try #require(after.slot(from: last - 10, to: last))
    #expect(abs(slot.mean - 300) < 3)
    #expect(abs(try #require(after.slot(from: last - 12, to: last - 10)).mean - 100) < 1)
  }

  @Test("is found by UUID: a machine made anew under an old name has none")
  func identity() {
    var store = HistoryStore()
    var made = MadeFigures()
    for _ in 0..<30 {
      store.take(made.next([web: MadeFigures.domain(0.5)]), of: Fixture.host, watching: [])
    }
    let end = Double(made.wall)
    #expect(value(store, web, end - 20, end - 10) == 0.5)
    #expect(store.series(cpu, of: .machine(Fixture.uuid(99)), on: Fixture.host) == nil)
    store.rename(Fixture.host, to: HostID("lab-z"))
    #expect(store.series(cpu, of: .machine(web), on: HostID("lab-z")) != nil)
  }

  @Test("has a gap where the host told nothing, not a bridge")
  func gap() {
    var store = HistoryStore()
    var made = MadeFigures()
    for _ in 0..<10 {
      store.take(made.next([web: MadeFigures.domain(0.5)]), of: Fixture.host, watching: [])
    }
    let before = Double(made.wall)
    made.time += 60
    made.wall += 60
    for _ in 0..<10 {
      store.take(made.next([web: MadeFigures.domain(0.5)]), of: Fixture.host, watching: [])
    }
    #expect(value(store, web, before + 10, before + 50) == nil)
    #expect(value(store, web, before - 10, before) == 0.5)
    #expect(value(store, web, before + 65, before + 75) == 0.5)
  }

  @Test("goes on evenly when the clock of the day is put back or a little forward")
  func clockSteps() {
    var store = HistoryStore()
    var made = MadeFigures()
    for _ in 0..<10 {
      store.take(made.next([web: MadeFigures.domain(0.5)]), of: Fixture.host, watching: [])
    }
    let before = Double(made.wall)
    made.wall -= 3600
    for _ in 0..<10 {
      store.take(made.next([web: MadeFigures.domain(0.25)]), of: Fixture.host, watching: [])
    }
    #expect(value(store, web, before + 2, before + 18) == 0.25)
    #expect(store.hosts[Fixture.host]?.lastTime == before + 20)
  }

  @Test("leaps with the clock of the day after a sleep")
  func sleep() {
    var store = HistoryStore()
    var made = MadeFigures()
    store.take(made.next([web: MadeFigures.domain(0.5)]), of: Fixture.host, watching: [])
    made.wall += 7200
    store.take(made.next([web: MadeFigures.domain(0.5)]), of: Fixture.host, watching: [])
    #expect(store.hosts[Fixture.host]?.lastTime == Double(made.wall))
  }

  @Test("drops a reading that came twice or late")
  func late() {
    var store = HistoryStore()
    var made = MadeFigures()
    let first = made.next([web: MadeFigures.domain(0.5)])
    store.take(first, of: Fixture.host, watching: [])
    store.take(first, of: Fixture.host, watching: [])
    let second = made.next([web: MadeFigures.domain(0.25)])
    store.take(second, of: Fixture.host, watching: [])
    store.take(first, of: Fixture.host, watching: [])
    #expect(store.hosts[Fixture.host]?.lastTime == Double(second.wallTime))
  }

  @Test("bridges a machine's turns where each has to be asked for")
  func partial() {
    var store = HistoryStore()
    var made = MadeFigures()
    let other = Fixture.uuid(2)
    for turn in 0..<40 {
      let id = turn % 10 == 0 ? web : other
      var figures = made.next([id: MadeFigures.domain(0.5)])
      figures.isPartial = true
      store.take(figures, of: Fixture.host, watching: [])
    }
    let end = Double(made.wall)
    #expect(value(store, web, end - 40, end - 30) == 0.5)
  }

  @Test("keeps everything of machines that are looked at, and of no more than a few")
  func watching() {
    var store = HistoryStore()
    var made = MadeFigures()
    let ids = (1...100).map { Fixture.uuid($0) }
    let all = Dictionary(uniqueKeysWithValues: ids.map { ($0, MadeFigures.domain(0.5, disk: 8)) })
    for id in ids { store.take(made.next(all), of: Fixture.host, watching: [id]) }
    let host = store.hosts[Fixture.host]
    #expect(host?.watched.count == HostHistory.watchedLimit)
    let last = HistorySubject.machine(ids[99])
    let read = SeriesName(.readBytes, of: "vda")
    #expect(store.series(read, of: last, on: Fixture.host)?.isEmpty == false)
    #expect(store.series(read, of: .machine(ids[0]), on: Fixture.host) == nil)
    #expect(store.series(cpu, of: .machine(ids[0]), on: Fixture.host)?.isEmpty == false)
    #expect(host?.devices(of: ids[99], with: .readBytes) == ["vda"])
  }

  @Test("forgets a machine a day after it was last heard of")
  func forgetting() {
    var store = HistoryStore()
    var made = MadeFigures()
    store.take(made.next([web: MadeFigures.domain(0.5)]), of: Fixture.host, watching: [])
    made.time += 25 * 3600
    made.wall += 25 * 3600
    store.take(made.next([:]), of: Fixture.host, watching: [])
    #expect(store.hosts[Fixture.host]?.machines.isEmpty == true)
  }

  @Test("of all hosts together weighs each by its processors")
  func fleet() {
    var large = MadeFigures.node
    (large.cpu, large.processors) = (1, 30)
    var small = MadeFigures.node
    (small.cpu, small.processors) = (0, 10)
    #expect(HistoryStore.fleetCPU([large, small]) == 0.75)
    #expect(HistoryStore.fleetCPU([]) == nil)
    #expect(HistoryStore.fleetMemory([large, small]) == 20.0 / 32)
    var store = HistoryStore()
    var made = MadeFigures()
    for _ in 0..<20 {
      store.take(made.next([:], node: large), of: HostID("a"), watching: [])
      store.take(made.next([:], node: small), of: HostID("b"), watching: [])
    }
    let end = Double(made.wall)
    let slot = store.series(cpu, on: nil)?.slot(from: end - 30, to: end - 10)
    #expect(slot?.mean == 0.75)
  }
}
