import Testing

@testable import Backend

@Suite("Tags and protection of a machine", .serialized)
struct TagContractTests {
  @Test(
    "are kept in its metadata, off and running, each without touching the other",
    arguments: ContractHost.available
  )
  func tags(kind: ContractHost) async throws {
    try await kind.withMachine { host, machine, name in
      try await host.perform(.domain(machine.id, .setTags(["web", "数据/1"])))
      #expect(await host.wait { $0.domain(name)?.definition?.tags == ["web", "数据/1"] } != nil)
      try await host.perform(.domain(machine.id, .setProtected(true)))
      let protected = await host.wait { $0.domain(name)?.definition?.isProtected == true }
      #expect(protected?.domain(name)?.definition?.tags == ["web", "数据/1"])
      try await host.perform(.domain(machine.id, .start))
      try await host.perform(.domain(machine.id, .setTags(["live"])))
      #expect(await host.wait { $0.domain(name)?.definition?.tags == ["live"] } != nil)
      for action in [DomainAction.forceOff, .reset] {
        let error = await #expect(throws: BackendError.self) {
          try await host.perform(.domain(machine.id, action))
        }
        #expect(error?.message == "it is protected")
      }
      try await host.perform(.domain(machine.id, .setProtected(false)))
      try await host.perform(.domain(machine.id, .setTags([])))
      let bare = await host.wait { picture in
        let definition = picture.domain(name)?.definition
        return definition?.tags == [] && definition?.isProtected == false
      }
      #expect(bare != nil)
      try await host.perform(.domain(machine.id, .forceOff))
      // Also the definition, which the next start takes, is without them.
      let off = await host.wait { $0.domain(name)?.state.kind == .shutOff }
      #expect(off?.domain(name)?.definition?.isProtected == false)
    }
  }

  @Test("are refused where they could not be filtered by or read back")
  func rule() {
    for good in [["web"], ["a-b_c.d:e/f@g"], ["数据库"], []] {
      #expect(TagRule.problem(with: good) == nil)
    }
    for bad in [
      [""], ["a b"], ["a<b"], ["-a"], ["+a"], ["a\n"], [String(repeating: "a", count: 41)],
    ] {
      #expect(TagRule.problem(with: bad) != nil)
    }
    #expect(TagRule.problem(with: Array(repeating: "a", count: 33)) != nil)
  }
}
