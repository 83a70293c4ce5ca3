import CLibvirt
import TestSupport
import Testing

@testable import Backend

@Suite("A host behind libvirt's test driver")
struct TestDriverTests {
  @Test("is listed completely, and leaves nothing behind")
  func lists() async throws {
    let host = RunningHost(try TestDriverFile())
    let picture = try #require(await host.settled())
    #expect(picture.firstList?.map(\.name) == ["bare", "db", "old", "web"])
    let web = try #require(picture.domain("web"))
    #expect(web.state.kind == .running)
    #expect(web.runID != nil)
    #expect(web.definition?.title == "Front & centre")
    #expect(web.definition?.osID == "debian12")
    #expect(web.definition?.tags == ["web", "prod"])
    #expect(web.definition?.memory == 512 << 20)
    #expect(web.definition?.vcpus == 1)
    #expect(web.definition?.maximumVCPUs == 2)
    #expect(web.definition?.disks.map(\.source) == ["/pool-a/web.qcow2", ""])
    #expect(web.definition?.interfaces.map(\.source) == ["lan"])
    #expect(picture.domain("db")?.state.kind == .paused)
    #expect(picture.domain("old")?.snapshotCount == 2)
    #expect(picture.domain("old")?.hasSnapshots == true)
    #expect(picture.domain("bare")?.definition?.disks.isEmpty == true)
    #expect(picture.node?.cpuCount == 8)
    #expect(picture.node?.memory == 8 << 30)
    #expect(picture.states == [.connecting, .syncing, .online])
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("shows pools and networks with what matters of them")
  func poolsAndNetworks() async throws {
    let host = RunningHost(try TestDriverFile())
    let picture = try #require(await host.settled())
    let pool = try #require(picture.pool("pool-a"))
    #expect(pool.state == .running)
    #expect(pool.type == "dir")
    #expect(pool.targetPath == "/pool-a")
    #expect(pool.volumeCount == 2)
    #expect(pool.capacity > 0)
    #expect(picture.pool("pool-b")?.source == "vg0")
    let lan = try #require(picture.network("lan"))
    #expect(lan.isActive && lan.mode == "nat" && lan.bridge == "virbr9")
    #expect(lan.addresses == ["192.168.9.1/24"])
    // The test driver has no leases, which is not an error.
    #expect(lan.leases == nil)
    #expect(picture.network("quiet")?.mode == "isolated")
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("survives a machine on a network that has no address, at which this driver would crash")
  func networkWithoutAddress() async throws {
    let bridged = """
      <network><name>up</name><forward mode='bridge'/><bridge name='br0'/></network>
      """
    let interface = "<interface type='network'><source network='up'/></interface>"
    let host = RunningHost(
      try TestDriverFile(
        TestDriverFile.node(
          bridged + TestDriverFile.domain("bridged", state: 1, devices: interface)
        )
      )
    )
    let picture = try #require(await host.settled())
    let id = try #require(picture.domain("bridged")?.id)
    host.hypervisor.setInterest(Interest(visibleDomains: [id]))
    let asked = try #require(await host.wait { $0.domain("bridged")?.addresses != nil })
    #expect(asked.domain("bridged")?.addresses == [])
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("reads details, snapshots and volumes of what is selected")
  func selection() async throws {
    let host = RunningHost(try TestDriverFile())
    let picture = try #require(await host.settled())
    let old = try #require(picture.domain("old")?.id)
    let pool = try #require(picture.pool("pool-a")?.id)
    host.hypervisor.setInterest(
      Interest(visibleDomains: [old], selectedDomain: old, selectedPool: pool)
    )
    let selected = try #require(
      await host.wait { picture in
        picture.details[old] != nil && picture.snapshots[old] != nil && picture.volumes[pool] != nil
      }
    )
    #expect(selected.details[old]?.value?.xml.contains("<name>old</name>") == true)
    let snapshots = try #require(selected.snapshots[old]?.value)
    #expect(snapshots.map(\.name) == ["first", "second"])
    #expect(snapshots.map(\.parent) == [nil, "first"])
    #expect(snapshots.map(\.isCurrent) == [false, true])
    #expect(snapshots.first?.description == "before")
    let volumes = try #require(selected.volumes[pool]?.value)
    #expect(volumes.map(\.name) == ["base.qcow2", "web.qcow2"])
    #expect(volumes.last?.format == "qcow2")
    #expect(volumes.last?.capacity == 10 << 30)
    #expect(volumes.last?.backingPath == "/pool-a/base.qcow2")
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("shows within a second what another client changes, without being asked")
  func events() async throws {
    let file = try TestDriverFile()
    let hypervisor = LibvirtHypervisor(
      HostConfiguration(id: HostID("lab"), uri: file.uri),
      timing: .brisk
    )
    let host = RunningHost(hypervisor, file: file)
    let picture = try #require(await host.settled())
    let id = try #require(picture.domain("web")?.id)
    let link = try #require(await hypervisor.watcher.link)
    // Past our own commands, as another client would: only the event can tell.
    try await link.control.call("pause", within: .patience) { session throws(BackendError) in
      let handle = try session.domain(id, "pause")
      try session.check(virDomainSuspend(handle.pointer), "pause")
    }
    let paused = await host.wait { $0.domain("web")?.state.kind == .paused }
    #expect(paused?.occurrences.contains { $0.text == "paused (by user)" && $0.id == id } == true)
    try await link.control.call("define", within: .patience) { session throws(BackendError) in
      let text =
        "<domain type='test'><name>new</name><memory>1024</memory><os><type>hvm</type></os></domain>"
      let domain = virDomainDefineXML(session.pointer, text)
      virDomainFree(domain)
    }
    #expect(await host.wait { $0.domain("new")?.definition != nil } != nil)
    try await link.control.call("undefine", within: .patience) { session throws(BackendError) in
      let domain = virDomainLookupByName(session.pointer, "new")
      virDomainUndefine(domain)
      virDomainFree(domain)
    }
    #expect(await host.wait { $0.domain("new") == nil } != nil)
    #expect(await hypervisor.close() == 0)
  }

  @Test("notices on refresh what has no event")
  func refresh() async throws {
    let file = try TestDriverFile()
    let hypervisor = LibvirtHypervisor(
      HostConfiguration(id: HostID("lab"), uri: file.uri),
      timing: .brisk
    )
    let host = RunningHost(hypervisor, file: file)
    let picture = try #require(await host.settled())
    let id = try #require(picture.domain("web")?.id)
    let link = try #require(await hypervisor.watcher.link)
    try await link.control.call("autostart", within: .patience) { session throws(BackendError) in
      let handle = try session.domain(id, "set")
      try session.check(virDomainSetAutostart(handle.pointer, 1), "set")
    }
    hypervisor.refresh()
    #expect(await host.wait { $0.domain("web")?.isAutostart == true } != nil)
    #expect(await hypervisor.close() == 0)
  }

  @Test("takes three thousand events in a burst, and ends up right")
  func storm() async throws {
    let machines = (0..<300).map { TestDriverFile.domain("vm\($0)", state: 1) }.joined()
    let file = try TestDriverFile(TestDriverFile.node(machines))
    let hypervisor = LibvirtHypervisor(
      HostConfiguration(id: HostID("lab"), uri: file.uri),
      timing: .brisk
    )
    let host = RunningHost(hypervisor, file: file)
    let picture = try #require(await host.settled())
    let lists = picture.lists
    let link = try #require(await hypervisor.watcher.link)
    try await link.control.call("flap", within: .patience) { session throws(BackendError) in
      let ids = try session.listDomains { domain in
        ObjectUUID { virDomainGetUUID(domain, $0) }
      }
      for round in 0..<11 {
        for id in ids {
          let handle = try session.domain(id, "flap")
          if round % 2 == 0 {
            virDomainSuspend(handle.pointer)
          } else {
            virDomainResume(handle.pointer)
          }
        }
      }
    }
    let after = await host.wait { picture in
      picture.domains.values.allSatisfy { $0.state.kind == .paused }
    }
    #expect((after?.lists ?? .max) <= lists + 3)
    #expect((after?.occurrences.count ?? .max) < 1000)
    #expect(await hypervisor.close() == 0)
  }

  @Test("shows ten thousand machines, the first list long before all are read")
  func tenThousand() async throws {
    let machines = (0..<10_000).map { TestDriverFile.domain("vm\($0)", state: $0 % 5 + 1) }.joined()
    let host = RunningHost(try TestDriverFile(TestDriverFile.node(machines)), timing: Timing())
    let opened = await host.wait(.seconds(60)) { $0.state == .syncing }
    #expect(opened != nil)
    let begun = ContinuousClock.now
    let listed = try #require(await host.wait(.seconds(60)) { $0.domains.count == 10_000 })
    #expect(listed.domain("vm0")?.state.kind == .running)
    #expect(listed.domains.values.contains { $0.definition == nil })
    let last = try #require(listed.domain("vm9999")?.id)
    host.hypervisor.setInterest(Interest(visibleDomains: [last]))
    _ = try #require(await host.wait(.seconds(60)) { $0.domains[last]?.definition != nil })
    let read = await host.wait(.seconds(60)) {
      $0.domains.values.allSatisfy { $0.definition != nil }
    }
    #expect(read != nil)
    // About 0.7 s on two cores without optimization; a call a machine in turn would be far off.
    #expect(ContinuousClock.now - begun < .seconds(15))
    #expect(await host.hypervisor.close() == 0)
  }
}
