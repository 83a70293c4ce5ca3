import Glibc
import Testing

@testable import Backend

@Suite(
  "Statistics of a real machine",
  .serialized,
  .enabled(if: ContractHost.labURI != nil, "no lab: JVPTUI_LAB_URI is not set")
)
struct LabStatsTests {
  private func start(_ guest: LabGuest, limit: Duration = .seconds(10)) -> RunningHost {
    let timing = Timing(statistics: .seconds(1), statisticsLimit: limit)
    let configuration = HostConfiguration(id: HostID("lab"), uri: guest.uri)
    return RunningHost(LibvirtHypervisor(configuration, timing: timing))
  }

  /// Waits for further readings, and returns the last.
  private func next(
    _ host: RunningHost,
    _ count: Int = 1,
    within limit: Duration = .seconds(60)
  ) async throws -> HostFigures {
    let wanted = host.recorder.picture.figures.count + count
    let picture = try #require(await host.wait(limit) { $0.figures.count >= wanted })
    return try #require(picture.figures.last)
  }

  private func id(_ guest: LabGuest, _ host: RunningHost) async throws -> ObjectUUID {
    let name = guest.name
    let picture = try #require(
      await host.wait(.seconds(60)) { $0.domain(name)?.definition != nil && !$0.figures.isEmpty }
    )
    return try #require(picture.domain(name)?.id)
  }

  /// What a rate adds up to over all readings after some; nil where there was a gap.
  private func sum(
    _ rate: (DomainFigures) -> Double?,
    of id: ObjectUUID,
    _ host: RunningHost,
    after first: Int
  ) -> Double? {
    let figures = host.recorder.picture.figures[first...]
    var sum = 0.0
    for (before, now) in zip(figures, figures.dropFirst()) {
      guard let value = now.domains[id].flatMap(rate) else { return nil }
      sum += value * (now.time - before.time)
    }
    return sum
  }

  /// What a stretch of work came to; done again where a reading was left out meanwhile, as libvirt
  /// leaves out a machine that is busy with another call.
  private func withoutGap<Value>(_ work: () async throws -> Value?) async throws -> Value {
    for _ in 0..<4 {
      if let value = try await work() { return value }
    }
    return try #require(await work(), "five readings in a row had a gap")
  }

  private func near(_ value: Double?, _ truth: Double, within share: Double) -> Bool {
    value.map { abs($0 - truth) <= truth * share } ?? false
  }

  @Test("agree with what its emulator and it itself count, of a guest that works")
  func agreement() async throws {
    let guest = try await LabGuest("work", hasDisk: true)
    let host = start(guest)
    let id = try await id(guest, host)
    try await processor(guest, host, id)
    try await disk(guest, host, id)
    try await network(guest, host, id)
    try await memory(guest, host, id)
    #expect(await host.hypervisor.close() == 0)
  }

  private func processor(_ guest: LabGuest, _ host: RunningHost, _ id: ObjectUUID) async throws {
    let burner = try guest.start("while :; do :; done")
    _ = try await next(host, 3)
    let (told, share) = try await withoutGap {
      let first = host.recorder.picture.figures.count - 1
      let (time, used) = (SampleClock.seconds, try guest.processorTime())
      while SampleClock.seconds - time < 10 { _ = try await next(host) }
      let share = (try guest.processorTime() - used) / (SampleClock.seconds - time)
      let figures = host.recorder.picture.figures[first...]
      let seconds = try #require(figures.last).time - #require(figures.first).time
      return sum(\.cpu, of: id, host, after: first).map { ($0 / seconds, share) }
    }
    let figures = host.recorder.picture.figures
    print("processor: told \(told), counted \(share)")
    #expect(abs(told - share) <= 0.02)
    #expect(share > 0.1)
    let last = try #require(figures.last?.domains[id])
    let processors = Double(try #require(figures.last?.node.processors))
    #expect(abs(try #require(last.cpuOfHost) * processors - (try #require(last.cpu))) < 1e-9)
    try await guest.run("kill \(burner)")
  }

  private func disk(_ guest: LabGuest, _ host: RunningHost, _ id: ObjectUUID) async throws {
    let (first, written, read) = try await withoutGap {
      _ = try await next(host)
      let first = host.recorder.picture.figures.count - 1
      try await guest.run("dd if=/dev/zero of=/dev/vda bs=64k count=320 conv=fsync 2>/dev/null")
      try await guest.run("echo 3 >/proc/sys/vm/drop_caches")
      try await guest.run("dd if=/dev/vda of=/dev/null bs=64k count=160 2>/dev/null")
      _ = try await next(host, 2)
      guard let written = sum(\.disks.first?.writtenBytes, of: id, host, after: first),
        let read = sum(\.disks.first?.readBytes, of: id, host, after: first)
      else { return (Int, Double, Double)?.none }
      return (first, written, read)
    }
    print("disk: written \(written), read \(read)")
    #expect(near(written, 320 * 65536, within: 0.05))
    #expect(near(read, 160 * 65536, within: 0.05))
    let disks = host.recorder.picture.figures[first...].compactMap { $0.domains[id]?.disks.first }
    #expect(disks.contains { ($0.writeLatency ?? 0) > 0 })
    #expect(disks.last?.target == "vda")
    #expect(disks.last?.capacity == 32 << 20)
  }

  private func network(_ guest: LabGuest, _ host: RunningHost, _ id: ObjectUUID) async throws {
    let count = "cat /sys/class/net/eth0/statistics/tx_bytes"
    let (moved, told, received) = try await withoutGap {
      _ = try await next(host)
      let first = host.recorder.picture.figures.count - 1
      let before = try await guest.run(count)
      try await guest.run("ping -q -c 500 -i 0.01 -s 1400 192.168.122.1 >/dev/null")
      let after = try await guest.run(count)
      _ = try await next(host, 2)
      let sent = try #require(UInt64(after.prefix { $0.isNumber }))
      let moved = Double(sent) - Double(try #require(UInt64(before.prefix { $0.isNumber })))
      guard let told = sum(\.interfaces.first?.sentBytes, of: id, host, after: first),
        let received = sum(\.interfaces.first?.receivedBytes, of: id, host, after: first)
      else { return (Double, Double, Double)?.none }
      return (moved, told, received)
    }
    print("network: sent \(told), received \(received), counted \(moved)")
    #expect(moved > 500 * 1400)
    #expect(near(told, moved, within: 0.05))
    // Each is answered, beside what else is on the network.
    #expect(received > moved * 0.9)
  }

  private func memory(_ guest: LabGuest, _ host: RunningHost, _ id: ObjectUUID) async throws {
    try await guest.run("dd if=/dev/zero of=/tmp/fill bs=1M count=24 2>/dev/null")
    let text = try await guest.run("cat /proc/meminfo")
    func bytes(_ field: String) throws -> Double {
      let line = text.split(separator: "\n").first { $0.hasPrefix(field + ":") }
      return try #require(line?.split(separator: " ").dropFirst().first.flatMap { Double($0) })
        * 1024
    }
    let used = try bytes("MemTotal") - bytes("MemAvailable")
    let told = await host.wait(.seconds(60)) { picture in
      let memory = picture.figures.last?.domains[id]?.memory
      return memory?.used.map { abs(Double($0) - used) <= used * 0.05 } ?? false
    }
    let memory = try #require(host.recorder.picture.figures.last?.domains[id]?.memory)
    print("memory: told \(memory.used ?? 0), counted \(used)")
    #expect(told != nil)
    #expect(memory.blindness == nil)
    #expect(memory.balloon == 128 << 20)
    #expect(try #require(memory.resident) > 0)
  }

  @Test("stop for one whose emulator is stopped, which is named, and for none beside it")
  func stopped() async throws {
    let stopped = try await LabGuest("stop")
    let other = try await LabGuest("beside")
    let host = start(stopped, limit: .seconds(3))
    let (id, neighbour) = (try await id(stopped, host), try await id(other, host))
    _ = try await next(host, 3)
    try stopped.signal("STOP")
    defer { try? stopped.signal("CONT") }
    let picture = await host.wait(.seconds(90)) { picture in
      picture.occurrences.contains { $0.id == id && $0.text.contains("does not answer") }
    }
    try #require(picture != nil)
    let figures = try await next(host, 3)
    #expect(figures.domains[neighbour]?.cpu != nil)
    #expect(figures.domains[neighbour]?.memory.resident != nil)
    #expect(figures.domains[id]?.memory.resident == nil)
    #expect(!host.recorder.picture.occurrences.contains { $0.id == neighbour })
    try stopped.signal("CONT")
    let back = await host.wait(.seconds(60)) { picture in
      picture.occurrences.contains { $0.id == id && $0.text.contains("answers again") }
    }
    #expect(back != nil)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("of its memory come as often as was set")
  func period() async throws {
    let guest = try await LabGuest("period")
    let host = start(guest)
    let id = try await id(guest, host)
    #expect(host.recorder.picture.domain(guest.name)?.definition?.balloon?.period == 5)
    try await host.perform(.domain(id, .setStatsPeriod(2)))
    let name = guest.name
    let changed = await host.wait(.seconds(30)) {
      $0.domain(name)?.definition?.balloon?.period == 2
    }
    #expect(changed != nil)
    #expect(await host.hypervisor.close() == 0)
  }
}
