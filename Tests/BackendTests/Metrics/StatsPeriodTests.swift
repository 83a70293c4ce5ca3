import TestSupport
import Testing

@testable import Backend

@Suite("How often a guest is asked for its memory")
struct StatsPeriodTests {
  @Test("is part of what a machine's XML says")
  func definition() throws {
    func balloon(_ devices: String) throws -> DomainDefinition.Balloon? {
      let xml = "<domain><name>x</name><devices>\(devices)</devices></domain>"
      return try #require(DomainDefinition.parse(xml)).definition.balloon
    }
    #expect(try balloon("") == nil)
    #expect(
      try balloon("<memballoon model='virtio'><stats period='5'/></memballoon>")
        == DomainDefinition.Balloon(model: "virtio", period: 5)
    )
    let silent = try balloon("<memballoon model='virtio'/>")
    #expect(silent == DomainDefinition.Balloon(model: "virtio", period: 0))
    #expect(silent?.isPresent == true)
    #expect(try balloon("<memballoon model='none'/>")?.isPresent == false)
    #expect(
      try balloon("<memballoon model='virtio'><stats period='-9'/></memballoon>")?.period == 0
    )
  }

  @Test("can be set, in the running machine and in its definition")
  func setting() async throws {
    let host = try await FakeHost(domains: 3)
    let picture = try await host.settled()
    let machine = try #require(picture.domain("vm1"))
    #expect(machine.definition?.balloon?.period == 5)
    try await host.running.perform(.domain(machine.id, .setStatsPeriod(10)))
    _ = try await host.wait { $0.domain("vm1")?.definition?.balloon?.period == 10 }
    let flags = try await host.daemon.send("recall vm1 stats_period_flags")
    #expect(flags == "3")
    let off = try #require(picture.domain("vm3"))
    try await host.running.perform(.domain(off.id, .setStatsPeriod(0)))
    #expect(try await host.daemon.send("recall vm3 stats_period_flags") == "2")
    try await host.close()
  }

  @Test("is refused where it makes no sense", arguments: [-1, 3601])
  func refused(seconds: Int) async throws {
    let host = try await FakeHost(domains: 3)
    let machine = try #require(try await host.settled().domain("vm1"))
    let error = await #expect(throws: BackendError.self) {
      try await host.running.perform(.domain(machine.id, .setStatsPeriod(seconds)))
    }
    #expect(error?.code == .invalidValue)
    try await host.close()
  }
}
