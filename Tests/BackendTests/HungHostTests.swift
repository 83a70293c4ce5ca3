import Glibc
import TestSupport
import Testing

@testable import Backend

@Suite("A host that never answers", .serialized)
struct HungHostTests {
  private func mute(_ server: MuteListener, open: Duration = .milliseconds(300)) -> RunningHost {
    var timing = Timing.brisk
    timing.open = open
    timing.pauses = [.seconds(60)]
    let configuration = HostConfiguration(id: HostID("mute"), uri: server.uri)
    return RunningHost(LibvirtHypervisor(configuration, timing: timing))
  }

  @Test("is given up after the time limit, with the reason")
  func deadline() async throws {
    let server = try MuteListener()
    let host = mute(server)
    let picture = try #require(
      await host.wait { if case .lost = $0.state { true } else { false } }
    )
    guard case .lost(let reason) = picture.state else { return }
    #expect(reason.contains("did not answer within"))
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("can be left in less than a second while it is being opened")
  func closing() async throws {
    let server = try MuteListener()
    let hosts = (0..<20).map { _ in mute(server, open: .seconds(60)) }
    for host in hosts { _ = await host.wait { $0.states.contains(.connecting) } }
    let begun = ContinuousClock.now
    await withTaskGroup { group in
      for host in hosts { group.addTask { await host.hypervisor.close() } }
    }
    #expect(ContinuousClock.now - begun < .seconds(1))
  }

  @Test("can be left in less than a second even before there is a connection to end")
  func closingBeforeConnect() async throws {
    let server = try MuteListener(backlog: 0)
    let hosts = (0..<4).map { _ in mute(server, open: .seconds(60)) }
    for host in hosts { _ = await host.wait { $0.states.contains(.connecting) } }
    let begun = ContinuousClock.now
    await withTaskGroup { group in
      for host in hosts { group.addTask { await host.hypervisor.close() } }
    }
    #expect(ContinuousClock.now - begun < .seconds(1))
  }

  @Test("does not slow a healthy one")
  func isolation() async throws {
    let server = try MuteListener()
    let hung = (0..<8).map { _ in mute(server, open: .seconds(30)) }
    for host in hung { _ = await host.wait { $0.states.contains(.connecting) } }
    let healthy = RunningHost(try TestDriverFile())
    let picture = try #require(await healthy.settled())
    let web = try #require(picture.domain("web"))
    let begun = ContinuousClock.now
    for _ in 0..<10 {
      try await healthy.perform(.domain(web.id, .pause))
      try await healthy.perform(.domain(web.id, .resume))
    }
    #expect(ContinuousClock.now - begun < .seconds(2))
    #expect(await healthy.hypervisor.close() == 0)
    for host in hung { await host.hypervisor.close() }
  }

  @Test("is tried again when asked for")
  func reconnect() async throws {
    let server = try MuteListener()
    let host = mute(server)
    _ = await host.wait { if case .lost = $0.state { true } else { false } }
    host.hypervisor.reconnect()
    let again = await host.wait { picture in
      picture.states.filter { $0 == .connecting }.count == 2
    }
    #expect(again != nil)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("leaves no descriptor behind")
  func descriptors() async throws {
    let server = try MuteListener()
    func count() -> Int {
      guard let folder = opendir("/proc/self/fd") else { return 0 }
      defer { closedir(folder) }
      var count = 0
      while readdir(folder) != nil { count += 1 }
      return count
    }
    let first = mute(server)
    _ = await first.wait { if case .lost = $0.state { true } else { false } }
    await first.hypervisor.close()
    let before = count()
    for _ in 0..<10 {
      let host = mute(server, open: .milliseconds(50))
      _ = await host.wait { if case .lost = $0.state { true } else { false } }
      await host.hypervisor.close()
    }
    // Other suites of the process open and close theirs at the same time; ten would be ours.
    #expect(count() < before + 8)
  }

  @Test("a probe of it ends with the reason")
  func probe() async throws {
    let server = try MuteListener()
    let result = await LibvirtLibrary.probe(server.uri, within: .milliseconds(300))
    guard case .failure(let error) = result else {
      Issue.record("a mute server was opened")
      return
    }
    #expect(error.code == .deadline)
  }
}

@Suite("A host that cannot be opened")
struct UnreachableHostTests {
  private func state(of uri: String) async -> HostState? {
    let host = RunningHost(
      LibvirtHypervisor(HostConfiguration(id: HostID("x"), uri: uri), timing: .brisk)
    )
    let picture = await host.wait { picture in
      switch picture.state {
      case .failed, .lost: true
      default: false
      }
    }
    #expect(await host.hypervisor.close() == 0)
    return picture?.state
  }

  @Test("because no daemon listens says how to start one, and is tried again")
  func noDaemon() async throws {
    let state = await state(of: "qemu+unix:///system?socket=/nonexistent/socket")
    guard case .lost(let reason) = state else {
      Issue.record("unexpected \(String(describing: state))")
      return
    }
    #expect(reason.contains("systemctl start libvirtd"))
  }

  @Test(
    "because its URI is wrong or runs programs is not tried again",
    arguments: [
      "nonsense://host/", "qemu+ext:///system?command=/bin/true", "qemu+ssh://h/system?command=x",
      "qemu+ssh://h/system?mode=auto&NetCat=/tmp/x", "qemu+ssh://h/system?%63ommand=x", "",
      "qemu:///system\u{1B}[2J", "test:///nonexistent/file.xml",
    ]
  )
  func refused(uri: String) async throws {
    let state = await state(of: uri)
    guard case .failed = state else {
      Issue.record("unexpected \(String(describing: state))")
      return
    }
  }
}
