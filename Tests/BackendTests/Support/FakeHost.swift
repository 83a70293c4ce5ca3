import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Backend

/// A host behind a pretended daemon.
struct FakeHost: Sendable {
  private static let count = Mutex(0)

  let daemon: FakeDaemon
  let running: RunningHost
  let hypervisor: LibvirtHypervisor

  /// Starts a daemon and connects to it.
  init(
    domains: Int = 3,
    scenarios: [String] = [],
    isReadOnly: Bool = false,
    timing: Timing = .brisk
  ) async throws {
    let daemon = try await FakeDaemon(domains: domains, scenarios: scenarios)
    self.init(daemon, isReadOnly: isReadOnly, timing: timing)
  }

  /// Connects to a daemon that is there.
  init(_ daemon: FakeDaemon, isReadOnly: Bool = false, timing: Timing = .brisk) {
    let number = Self.count.withLock { count in
      count += 1
      return count
    }
    let configuration = HostConfiguration(
      id: HostID("fake\(number)"),
      uri: daemon.uri,
      isReadOnly: isReadOnly
    )
    self.daemon = daemon
    hypervisor = LibvirtHypervisor(configuration, timing: timing)
    running = RunningHost(hypervisor)
  }

  var name: String { hypervisor.configuration.id.name }
  var picture: UpdateRecorder.Picture { running.recorder.picture }

  func wait(
    _ limit: Duration = .patience,
    until isRight: @escaping @Sendable (UpdateRecorder.Picture) -> Bool
  ) async throws -> UpdateRecorder.Picture {
    let picture = await running.wait(limit, until: isRight)
    return try #require(picture, "it never came; states so far: \(self.picture.states)")
  }

  /// Waits until all lists are there and everything is read.
  @discardableResult
  func settled() async throws -> UpdateRecorder.Picture {
    try #require(await running.settled())
  }

  /// Waits until the connection is given up, and returns why.
  @discardableResult
  func lossReason(_ limit: Duration = .patience) async throws -> String {
    let picture = try await wait(limit) { $0.lossReasons.count > 0 }
    return picture.lossReasons[0]
  }

  /// Closes it, and expects that libvirt holds nothing, no thread is left and no socket.
  func close() async throws {
    #expect(await hypervisor.close() == 0)
    try await expectNoTrace()
  }

  /// Expects that soon there are no more than so many threads of this host and sockets to its daemon.
  func expect(threads most: Int, sockets: Int) async throws {
    let limit = ContinuousClock.now + .patience
    while threads.count > most || socketCount > sockets, ContinuousClock.now < limit {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(threads.count <= most, "\(threads)")
    #expect(socketCount <= sockets)
  }

  /// Expects that soon no socket to the daemon is left, and no thread of this host but some.
  func expectNoTrace(but remaining: Set<String> = []) async throws {
    let limit = ContinuousClock.now + .patience
    while !(remaining.isSuperset(of: threads) && socketCount == 0), ContinuousClock.now < limit {
      // A thread that was told to end is gone a moment later; nothing else can tell of it.
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(remaining.isSuperset(of: threads), "\(threads)")
    #expect(socketCount == 0)
  }

  /// Expects that the connections are gone, with only the event thread waiting for the next ones.
  func expectNoConnections() async throws { try await expectNoTrace(but: ["ev-\(name)"]) }

  /// The names of the threads that work for this host.
  var threads: [String] {
    ProcessFolder.names("/proc/self/task").compactMap { thread in
      let name = ProcessFolder.text("/proc/self/task/\(thread)/comm")
      return name.hasSuffix("-\(self.name)\n") ? String(name.dropLast()) : nil
    }
  }

  /// How many sockets of this process lead to the daemon.
  var socketCount: Int {
    ProcessFolder.names("/proc/self/fd").compactMap { Int32($0) }.count { descriptor in
      var address = sockaddr_un()
      var size = socklen_t(MemoryLayout<sockaddr_un>.size)
      let status = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          getpeername(descriptor, $0, &size)
        }
      }
      guard status == 0, address.sun_family == sa_family_t(AF_UNIX) else { return false }
      return withUnsafeBytes(of: address.sun_path) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      } == daemon.socket
    }
  }
}

extension UpdateRecorder.Picture {
  /// Why the host was lost, each time.
  var lossReasons: [String] {
    states.compactMap { if case .lost(let reason) = $0 { reason } else { nil } }
  }

  /// Whether it was said that the host does not answer well.
  var wasDegraded: Bool {
    states.contains { if case .degraded = $0 { true } else { false } }
  }
}

/// What the kernel tells about this process.
enum ProcessFolder {
  static func names(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  static func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }
}
