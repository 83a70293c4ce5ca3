import Testing

@testable import Backend

@Suite("A machine", .serialized)
struct ContractTests {
  @Test("is started, paused, resumed and forced off", arguments: ContractHost.available)
  func lifeCycle(kind: ContractHost) async throws {
    try await kind.withMachine { host, machine, name in
      #expect(machine.state.kind == .shutOff)
      #expect(machine.runID == nil)
      #expect(machine.addresses == [])
      try await host.perform(.domain(machine.id, .start))
      let running = await host.wait { $0.domain(name)?.state.kind == .running }
      #expect(running?.domain(name)?.runID != nil)
      try await host.perform(.domain(machine.id, .pause))
      #expect(await host.wait { $0.domain(name)?.state.kind == .paused } != nil)
      try await host.perform(.domain(machine.id, .resume))
      #expect(await host.wait { $0.domain(name)?.state.kind == .running } != nil)
      try await host.perform(.domain(machine.id, .forceOff))
      let off = await host.wait { $0.domain(name)?.state.kind == .shutOff }
      #expect(off?.domain(name)?.runID == nil)
      let told = await host.wait { picture in
        let texts = picture.occurrences.filter { $0.id == machine.id }.map(\.text)
        return texts.contains("started (booted)") && texts.contains("paused (by user)")
          && texts.contains("stopped (forced off)")
      }
      #expect(told != nil)
    }
  }

  @Test(
    "cannot be started twice, and the message says what and why",
    arguments: ContractHost.available
  )
  func twice(kind: ContractHost) async throws {
    try await kind.withMachine { host, machine, name in
      try await host.perform(.domain(machine.id, .start))
      let error = await #expect(throws: BackendError.self) {
        try await host.perform(.domain(machine.id, .start))
      }
      #expect(error?.message.contains("already") == true)
      #expect(error?.description.hasPrefix("Could not start “\(name)” on lab: ") == true)
    }
  }

  @Test(
    "gets title and description while it is off and while it runs",
    arguments: ContractHost.available
  )
  func texts(kind: ContractHost) async throws {
    try await kind.withMachine { host, machine, name in
      try await host.perform(.domain(machine.id, .setTitle("Off & <on>")))
      #expect(await host.wait { $0.domain(name)?.definition?.title == "Off & <on>" } != nil)
      try await host.perform(.domain(machine.id, .start))
      try await host.perform(.domain(machine.id, .setDescription("one\ntwo")))
      try await host.perform(.domain(machine.id, .setTitle("")))
      #expect(await host.wait { $0.domain(name)?.definition?.title == "" } != nil)
      #expect(await host.wait { $0.domain(name)?.definition?.description == "one\ntwo" } != nil)
      try await host.perform(.domain(machine.id, .forceOff))
      let after = await host.wait { $0.domain(name)?.state.kind == .shutOff }
      // It was changed in the definition too, not only in the running machine.
      #expect(after?.domain(name)?.definition?.description == "one\ntwo")
    }
  }

  @Test("is renamed while it is off, and keeps its identity", arguments: ContractHost.available)
  func rename(kind: ContractHost) async throws {
    try await kind.withMachine { host, machine, name in
      try await host.perform(.domain(machine.id, .rename(name + " é")))
      let renamed = await host.wait { $0.domains[machine.id]?.name == name + " é" }
      #expect(renamed != nil)
      #expect(renamed?.domain(name) == nil)
      try await host.perform(.domain(machine.id, .rename(name)))
      try await host.perform(.domain(machine.id, .start))
      let error = await #expect(throws: BackendError.self) {
        try await host.perform(.domain(machine.id, .rename(name + "2")))
      }
      #expect(error?.advice?.contains("shut it down") == true)
    }
  }

  @Test(
    "is told to start with its host, although no event says so",
    arguments: ContractHost.available
  )
  func autostart(kind: ContractHost) async throws {
    try await kind.withMachine { host, machine, name in
      try await host.perform(.domain(machine.id, .setAutostart(true)))
      #expect(await host.wait { $0.domain(name)?.isAutostart == true } != nil)
      try await host.perform(.domain(machine.id, .setAutostart(false)))
      #expect(await host.wait { $0.domain(name)?.isAutostart == false } != nil)
    }
  }

  @Test("is saved, and its saved state discarded", arguments: ContractHost.available)
  func save(kind: ContractHost) async throws {
    try await kind.withMachine { host, machine, name in
      try await host.perform(.domain(machine.id, .start))
      try await host.perform(.domain(machine.id, .managedSave))
      let saved = await host.wait { $0.domain(name)?.hasManagedSave == true }
      #expect(saved?.domain(name)?.state.kind == .shutOff)
      try await host.perform(.domain(machine.id, .discardManagedSave))
      #expect(await host.wait { $0.domain(name)?.hasManagedSave == false } != nil)
    }
  }

  @Test("that is gone cannot be acted on, and says so", arguments: ContractHost.available)
  func gone(kind: ContractHost) async throws {
    try await kind.withMachine { host, _, _ in
      let id = try #require(ObjectUUID("00000000-1111-2222-3333-444444444444"))
      let error = await #expect(throws: BackendError.self) {
        try await host.perform(.domain(id, .start))
      }
      #expect(error?.code == .noDomain)
    }
  }

  @Test(
    "changed by virsh is shown long before the lists are read again",
    .enabled(if: ContractHost.labURI != nil, "no lab: JVPTUI_LAB_URI is not set")
  )
  func virsh() async throws {
    try await ContractHost.lab.withMachine { host, machine, name in
      for (command, kind) in [
        ("start", DomainState.Kind.running), ("suspend", .paused), ("destroy", .shutOff),
      ] {
        try ContractHost.lab.virsh("\(command) \(name)")
        #expect(await host.wait { $0.domain(name)?.state.kind == kind } != nil)
      }
      try ContractHost.lab.virsh("desc --title \(name) seen")
      let titled = await host.wait { $0.domain(name)?.definition?.title == "seen" }
      #expect(titled != nil)
    }
  }
}

@Suite("A pool or network")
struct PoolAndNetworkTests {
  @Test("is not stopped while a machine uses it, and the message names the machine")
  func inUse() async throws {
    let host = RunningHost(try TestDriverFile())
    let picture = try #require(await host.settled())
    let pool = try #require(picture.pool("pool-a")?.id)
    let network = try #require(picture.network("lan")?.id)
    for command in [Command.pool(pool, .stop), .network(network, .stop)] {
      let error = await #expect(throws: BackendError.self) { try await host.perform(command) }
      #expect(error?.code == .inUse)
      #expect(error?.message == "used by web")
    }
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("stops and starts again once nothing uses it")
  func stopAndStart() async throws {
    let host = RunningHost(try TestDriverFile())
    let picture = try #require(await host.settled())
    let web = try #require(picture.domain("web")?.id)
    let pool = try #require(picture.pool("pool-a")?.id)
    let network = try #require(picture.network("lan")?.id)
    try await host.perform(.domain(web, .forceOff))
    try await host.perform(.pool(pool, .stop))
    try await host.perform(.network(network, .stop))
    let stopped = await host.wait { picture in
      picture.pool("pool-a")?.state == .inactive && picture.network("lan")?.isActive == false
    }
    #expect(stopped?.pool("pool-a")?.volumeCount == nil)
    try await host.perform(.pool(pool, .start))
    try await host.perform(.network(network, .start))
    let started = await host.wait { picture in
      picture.pool("pool-a")?.state == .running && picture.network("lan")?.isActive == true
    }
    #expect(started != nil)
    try await host.perform(.pool(pool, .refresh))
    try await host.perform(.network(network, .setAutostart(true)))
    #expect(await host.wait { $0.network("lan")?.isAutostart == true } != nil)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("counts a file under a disk as its own")
  func backingFile() async throws {
    let devices = """
      <disk type='file' device='disk'><driver type='qcow2'/><source file='/elsewhere/top.qcow2'/>
      <backingStore type='file'><format type='qcow2'/><source file='/pool-x/base.qcow2'/>
      <backingStore/></backingStore><target dev='vda'/></disk>
      """
    let pool = """
      <pool type='dir'><name>pool-x</name><target><path>/pool-x</path></target></pool>
      """
    let content = TestDriverFile.domain("layered", state: 1, devices: devices) + pool
    let host = RunningHost(try TestDriverFile(TestDriverFile.node(content)))
    let picture = try #require(await host.settled())
    let id = try #require(picture.pool("pool-x")?.id)
    let error = await #expect(throws: BackendError.self) {
      try await host.perform(.pool(id, .stop))
    }
    #expect(error?.message == "used by layered")
    #expect(await host.hypervisor.close() == 0)
  }
}

@Suite("A host opened read-only")
struct ReadOnlyTests {
  @Test("is shown, and refuses every change with the reason")
  func refuses() async throws {
    let host = RunningHost(try TestDriverFile(), isReadOnly: true)
    let picture = try #require(await host.settled())
    let web = try #require(picture.domain("web")?.id)
    for action in [DomainAction.pause, .forceOff, .setTitle("x"), .setAutostart(true)] {
      let error = await #expect(throws: BackendError.self) {
        try await host.perform(.domain(web, action))
      }
      #expect(error?.code == .operationDenied)
    }
    #expect(await host.hypervisor.close() == 0)
  }
}
