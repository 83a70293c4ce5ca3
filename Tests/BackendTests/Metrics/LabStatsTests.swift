import FoundationEssentials
import Testing

@testable import Backend

@Suite("Statistics of a real machine")
struct LabSmokeTests {
  @Test("smoke", .enabled(if: ProcessInfo.processInfo.environment["JVPTUI_LAB_URI"] != nil))
  func smoke() async throws {
    let uri = try #require(ProcessInfo.processInfo.environment["JVPTUI_LAB_URI"])
    let host = RunningHost(
      LibvirtHypervisor(HostConfiguration(id: HostID("lab"), uri: uri), timing: Timing())
    )
    let first = try #require(await host.wait(.seconds(30)) { $0.figures.count >= 1 })
    let domain = try #require(first.domain("lab-a2"))
    host.hypervisor.setInterest(
      Interest(visibleDomains: [domain.id], selectedDomain: domain.id)
    )
    let picture = try #require(await host.wait(.seconds(30)) { $0.figures.count >= 5 })
    print(picture.figures.last as Any)
    print(picture.figures.map(\.time), picture.figures.map(\.interval))
    print(picture.domain("lab-a2")?.definition?.balloon as Any)
    #expect(await host.hypervisor.close() == 0)
  }
}
