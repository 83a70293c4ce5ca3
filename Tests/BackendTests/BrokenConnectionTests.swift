import Glibc
import Testing

@testable import Backend

@Suite(
  "A host whose connection breaks",
  .serialized,
  .enabled(if: ContractHost.labURI != nil, "no lab: JVPTUI_LAB_URI is not set")
)
struct BrokenConnectionTests {
  @Test("is opened again, with its machines, and events arrive again")
  func control() async throws {
    try await ContractHost.lab.withMachine { host, machine, name in
      let hypervisor = try #require(host.hypervisor as? LibvirtHypervisor)
      try #require(await hypervisor.watcher.link).control.cut()
      let back = await host.wait { picture in
        picture.states.filter { $0 == .online }.count == 2
      }
      #expect(back?.states.contains { if case .lost = $0 { true } else { false } } == true)
      #expect(back?.domain(name)?.id == machine.id)
      try ContractHost.lab.virsh("start \(name)")
      let running = await host.wait { $0.domain(name)?.state.kind == .running }
      #expect(running != nil)
      try ContractHost.lab.virsh("destroy \(name)")
      _ = await host.wait { $0.domain(name)?.state.kind == .shutOff }
      let told = await host.wait { picture in
        picture.occurrences.contains { $0.id == machine.id && $0.text == "stopped (forced off)" }
      }
      let starts = told?.occurrences.filter { $0.id == machine.id && $0.text == "started (booted)" }
      #expect(starts?.count == 1)
    }
  }

  @Test("stays usable when only the one for slow reading breaks, and gets a new one")
  func poll() async throws {
    try await ContractHost.lab.withMachine { host, machine, name in
      let hypervisor = try #require(host.hypervisor as? LibvirtHypervisor)
      let link = try #require(await hypervisor.watcher.link)
      let first = link.poll
      first.cut()
      try await host.perform(.domain(machine.id, .start))
      let degraded = await host.wait { picture in
        picture.states.contains { if case .degraded = $0 { true } else { false } }
          && picture.state == .online
      }
      #expect(degraded?.states.contains { if case .lost = $0 { true } else { false } } == false)
      #expect(link.poll !== first)
    }
  }

  @Test("leaves no thread and no descriptor behind, however often it is opened and closed")
  func leftovers() async throws {
    func count(_ folder: String) -> Int {
      guard let entries = opendir(folder) else { return 0 }
      defer { closedir(entries) }
      var count = 0
      while readdir(entries) != nil { count += 1 }
      return count
    }
    func cycle() async throws {
      try await ContractHost.lab.withMachine { _, _, _ in }
    }
    try await cycle()
    let before = count("/proc/self/fd")
    for _ in 0..<10 { try await cycle() }
    // Other suites open and close theirs meanwhile; ten cycles of ours would leave twenty or more.
    #expect(count("/proc/self/fd") < before + 10)
  }
}
