import Glibc
import TestSupport
import Testing

@testable import Backend

@Suite("Leaving hosts that hang", .serialized)
struct LeavingTests {
  private func timeToClose(_ hosts: [RunningHost]) async -> Duration {
    let begun = ContinuousClock.now
    await withTaskGroup { group in
      for host in hosts { group.addTask { await host.hypervisor.close() } }
    }
    return ContinuousClock.now - begun
  }

  private func start(_ count: Int, _ uri: String) async throws -> [RunningHost] {
    var timing = Timing.brisk
    timing.open = .seconds(60)
    timing.list = .seconds(60)
    let hosts = (0..<count).map { number in
      let configuration = HostConfiguration(id: HostID("hang\(number)"), uri: uri)
      return RunningHost(LibvirtHypervisor(configuration, timing: timing))
    }
    for host in hosts { _ = try #require(await host.wait { $0.states.contains(.connecting) }) }
    return hosts
  }

  @Test("takes less than a second while fifty are being opened", arguments: ["mute", "muteopen"])
  func fiftyOpening(scenario: String) async throws {
    let daemon = try await FakeDaemon(scenarios: [scenario])
    let hosts = try await start(50, daemon.uri)
    while try await daemon.statistics().connections < 50 {}
    #expect(await timeToClose(hosts) < .seconds(1))
    while try await daemon.statistics().clients > 0 {}
  }

  @Test("takes less than a second while fifty wait for the network")
  func fiftyConnecting() async throws {
    let port = try FullPort()
    let hosts = try await start(50, "qemu+tcp://127.0.0.1:\(port.number)/system")
    #expect(await timeToClose(hosts) < .seconds(1))
  }

  @Test("takes less than a second while each of fifty hangs in a call")
  func fiftyCalls() async throws {
    let daemon = try await FakeDaemon(scenarios: ["hungcall=CONNECT_LIST_ALL_DOMAINS"])
    let hosts = try await start(50, daemon.uri)
    for host in hosts { _ = try #require(await host.wait { $0.state == .syncing }) }
    #expect(await timeToClose(hosts) < .seconds(1))
    while try await daemon.statistics().clients > 0 {}
  }

  @Test("takes less than a second where even closing gets no answer")
  func closing() async throws {
    let host = try await FakeHost(scenarios: ["muteclose"])
    try await host.settled()
    #expect(await timeToClose([host.running]) < .seconds(1))
    try await host.expectNoTrace()
  }
}

/// A port whose queue is full, so that whoever connects to it waits for an answer in vain.
final class FullPort: Sendable {
  let number: UInt16
  private let sockets: [Int32]

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    try Self.use(&address, size) { bind(listener, $0, $1) == 0 && listen(listener, 0) == 0 }
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &size) }
    }
    number = UInt16(bigEndian: address.sin_port)
    var sockets = [listener]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    for _ in 0..<4 {
      let filler = socket(AF_INET, type, 0)
      try Self.use(&address, size) { connect(filler, $0, $1) == 0 || errno == EINPROGRESS }
      sockets.append(filler)
    }
    self.sockets = sockets
  }

  deinit { for socket in sockets { close(socket) } }

  private static func use(
    _ address: inout sockaddr_in,
    _ size: socklen_t,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) throws {
    let isDone = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, size) }
    }
    guard isDone else { throw TestDriverFile.Failure.noFile(errno) }
  }
}
