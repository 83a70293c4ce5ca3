import TestSupport
import Testing

@testable import Backend

@Suite("A host that refuses")
struct RefusalTests {
  @Test("changes over a read-only connection says so, and stays as it is")
  func readOnly() async throws {
    let host = RunningHost(try TestDriverFile(), isReadOnly: true)
    let id = try #require(await host.settled()?.domain("web")?.id)
    let error = await #expect(throws: BackendError.self) {
      try await host.perform(.domain(id, .pause))
    }
    #expect(error?.code == .operationDenied)
    #expect(error?.advice == "This connection is read-only.")
    #expect(host.recorder.picture.domain("web")?.state.kind == .running)
    #expect(host.recorder.picture.state == .online)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("one command to this user does the others, and says that a rule forbids it")
  func deniedCommand() async throws {
    let host = try await FakeHost(scenarios: ["deny=DOMAIN_SUSPEND"])
    let id = try #require(try await host.settled().domain("vm1")?.id)
    let error = await #expect(throws: BackendError.self) {
      try await host.running.perform(.domain(id, .pause))
    }
    #expect(error?.code == .accessDenied)
    #expect(error?.advice == "An access rule on the host forbids it for this user.")
    try await host.running.perform(.domain(id, .forceOff))
    _ = try await host.wait { $0.domain("vm1")?.state.kind == .shutOff }
    #expect(host.picture.state == .online)
    try await host.close()
  }

  @Test("one list to this user shows all the others")
  func deniedList() async throws {
    let host = try await FakeHost(scenarios: ["deny=CONNECT_LIST_ALL_STORAGE_POOLS"])
    let picture = try await host.settled()
    guard case .failed(let error) = picture.pools else {
      Issue.record("unexpected \(String(describing: picture.pools))")
      return
    }
    #expect(error.code == .accessDenied)
    #expect(picture.domains.count == 3)
    #expect(picture.networks?.value?.count == 3)
    try await host.close()
  }

  @Test("to describe itself still shows volumes and addresses")
  func deniedNode() async throws {
    let host = try await FakeHost(scenarios: ["deny=NODE_GET_INFO"])
    let listed = try await host.wait { $0.state == .online && $0.pools != nil }
    let pool = try #require(listed.pool("default")?.id)
    let id = try #require(listed.domain("vm1")?.id)
    host.hypervisor.setInterest(Interest(visibleDomains: [id], selectedPool: pool))
    let picture = try await host.wait { picture in
      picture.volumes[pool] != nil && picture.domains[id]?.addresses?.isEmpty == false
    }
    #expect(picture.volumes[pool]?.value?.count == 8)
    #expect(picture.node == nil)
    // Addresses are asked for again and again, without anything that reminds of them.
    let limit = ContinuousClock.now + .patience
    var asked = 0
    while asked < 4, ContinuousClock.now < limit {
      asked = try await host.daemon.statistics().calls["DOMAIN_INTERFACE_ADDRESSES"] ?? 0
    }
    #expect(asked >= 4)
    #expect(picture.lossReasons == [])
    try await host.close()
  }

  @Test(
    "the states of all machines at once has them read in another way, and is not asked again",
    arguments: ["deny", "unsupported", "unknown"]
  )
  func deniedStates(scenario: String) async throws {
    let host = try await FakeHost(
      domains: 14,
      scenarios: ["\(scenario)=CONNECT_GET_ALL_DOMAIN_STATS"]
    )
    let picture = try await host.settled()
    #expect(picture.domain("vm1")?.state.kind == .running)
    #expect(picture.domain("vm3")?.state.kind == .shutOff)
    #expect(picture.domain("vm7")?.state.kind == .paused)
    host.hypervisor.refresh()
    try await host.daemon.send("event define new")
    _ = try await host.wait { $0.domain("new") != nil }
    // Each of the two connections has to find out by itself.
    let calls = try await host.daemon.statistics().calls
    #expect(calls["CONNECT_GET_ALL_DOMAIN_STATS", default: 0] <= 2)
    try await host.close()
  }

  @Test("a machine's XML shows the machine, and why there is no XML")
  func deniedDefinition() async throws {
    let host = try await FakeHost(scenarios: ["deny=DOMAIN_GET_XML_DESC"])
    let id = try #require(try await host.settled().domain("vm1")?.id)
    host.hypervisor.setInterest(Interest(visibleDomains: [id], selectedDomain: id))
    let picture = try await host.wait { $0.details[id] != nil }
    guard case .failed(let error) = picture.details[id] else {
      Issue.record("unexpected \(String(describing: picture.details[id]))")
      return
    }
    #expect(error.code == .accessDenied)
    #expect(picture.state == .online)
    try await host.close()
  }

  @Test(
    "what its driver or its age does not offer is no failure",
    arguments: ["unsupported", "unknown"]
  )
  func unsupported(scenario: String) async throws {
    let host = try await FakeHost(
      scenarios: [
        "\(scenario)=CONNECT_LIST_ALL_NETWORKS", "\(scenario)=CONNECT_LIST_ALL_STORAGE_POOLS",
        "\(scenario)=DOMAIN_LIST_ALL_SNAPSHOTS",
      ]
    )
    let picture = try await host.settled()
    #expect(picture.networks == .unsupported)
    #expect(picture.pools == .unsupported)
    let id = try #require(picture.domain("vm1")?.id)
    host.hypervisor.setInterest(Interest(visibleDomains: [id], selectedDomain: id))
    let selected = try await host.wait { $0.snapshots[id] != nil }
    #expect(selected.snapshots[id] == .unsupported)
    #expect(selected.occurrences == [])
    #expect(selected.state == .online)
    try await host.close()
  }
}
