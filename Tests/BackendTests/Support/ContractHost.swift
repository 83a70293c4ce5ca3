import Glibc
import Testing

@testable import Backend

/// The real hosts over which the same tests run.
enum ContractHost: String, CaseIterable, CustomTestStringConvertible {
  case testDriver = "the test driver"
  case lab = "the lab's QEMU"

  /// The lab's URI; nil when it is not up.
  static var labURI: String? { getenv("JVPTUI_LAB_URI").map { String(cString: $0) } }

  /// Those that there are.
  static var available: [ContractHost] { labURI == nil ? [.testDriver] : allCases }

  var testDescription: String { rawValue }

  /// Starts the host with one machine made for the test; it is taken away again at the end.
  func withMachine(
    _ body: (RunningHost, Domain, String) async throws -> Void
  ) async throws {
    let name = "be-contract-\(UInt32.random(in: 0 ... .max))"
    switch self {
    case .testDriver:
      let machine = TestDriverFile.domain(name, state: 5)
      let host = RunningHost(try TestDriverFile(TestDriverFile.node(machine)))
      try await run(host, name, body)
    case .lab:
      let uri = try #require(Self.labURI)
      try virsh("define /dev/stdin", Self.machine(name))
      defer {
        try? virsh("destroy \(name)", "")
        try? virsh("undefine --managed-save \(name)", "")
      }
      let configuration = HostConfiguration(id: HostID("lab"), uri: uri)
      let host = RunningHost(LibvirtHypervisor(configuration, timing: .brisk))
      try await run(host, name, body)
    }
  }

  private func run(
    _ host: RunningHost,
    _ name: String,
    _ body: (RunningHost, Domain, String) async throws -> Void
  ) async throws {
    let picture = try #require(await host.settled())
    try await body(host, try #require(picture.domain(name)), name)
    #expect(await host.hypervisor.close() == 0)
  }

  /// Runs `virsh` beside us, as any other client would be.
  func virsh(_ command: String, _ input: String = "") throws {
    let uri = try #require(Self.labURI)
    let pipe = popen("virsh -q -c '\(uri)' \(command) >/dev/null 2>&1", "w")
    guard let pipe else { throw Failure.virsh(command) }
    fputs(input, pipe)
    guard pclose(pipe) == 0 else { throw Failure.virsh(command) }
  }

  enum Failure: Error {
    case virsh(String)
  }

  private static func machine(_ name: String) -> String {
    """
    <domain type='qemu'><name>\(name)</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
    <os><type arch='x86_64'>hvm</type></os><features><acpi/></features>
    <devices><memballoon model='none'/></devices></domain>
    """
  }
}
