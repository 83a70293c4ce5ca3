import Testing

@testable import Backend

@Suite("A host behind libvirt's test driver")
struct TestDriverTests {
  @Test("is listed completely, and leaves nothing behind")
  func lists() async throws {
    let host = RunningHost(try TestDriverFile())
    let picture = try #require(await host.settled())
    #expect(picture.domains.values.map(\.name).sorted() == ["bare", "db", "old", "web"])
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
    #expect(await host.hypervisor.close() == 0)
  }
}
