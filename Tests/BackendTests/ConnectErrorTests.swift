import Glibc
import TUI
import TestSupport
import Testing

@testable import Backend

@Suite("A host that is not there")
struct ConnectErrorTests {
  /// Why a host is away, in the words that its row shows.
  private func reason(_ uri: String, _ ssh: SSHSettings = SSHSettings()) async throws -> String {
    let configuration = HostConfiguration(id: HostID("away"), uri: uri)
    let host = RunningHost(LibvirtHypervisor(configuration, timing: .brisk, ssh: ssh))
    let reason = try #require(await host.loss())
    await host.hypervisor.close()
    return reason
  }

  /// Settings for ssh that are nobody's.
  private func settings(_ folder: TestFolder) throws -> SSHSettings {
    let file = try folder.write("config", "Host *\n  UserKnownHostsFile none\n")
    return SSHSettings(companion: TerminalSession.binary, configurations: [file])
  }

  @Test("because nobody knows its name says so")
  func unknownName() async throws {
    let reason = try await reason("qemu+tcp://no-such-host.invalid/system")
    // Without a network the name server is what is missing.
    let isNamed = reason.contains("Nobody knows this name")
    #expect(isNamed || reason.contains("Names cannot be looked up now"), "\(reason)")
  }

  @Test("because nobody knows its name says so over ssh too", .enabled(if: SSHServer.isPossible))
  func unknownNameOverSSH() async throws {
    let folder = try TestFolder()
    let reason = try await reason("qemu+ssh://no-such-host.invalid/system", settings(folder))
    let isNamed = reason.contains("Nobody knows this name")
    #expect(isNamed || reason.contains("Names cannot be looked up now"), "\(reason)")
  }

  @Test("because its port is closed says which daemon listens there")
  func closedPort() async throws {
    let port = try SSHServer.freePort()
    let reason = try await reason("qemu+tcp://127.0.0.1:\(port)/system")
    #expect(reason.contains("Nothing listens there"), "\(reason)")
  }

  @Test("because its sshd is not there says so", .enabled(if: SSHServer.isPossible))
  func closedPortOverSSH() async throws {
    let folder = try TestFolder()
    let port = try SSHServer.freePort()
    let reason = try await reason("qemu+ssh://127.0.0.1:\(port)/system", settings(folder))
    #expect(reason.contains("No sshd listens there"), "\(reason)")
  }

  @Test(
    "for a user who may not use its socket names the group, on the screen",
    .enabled(if: LibvirtServer.isPossible && TerminalSession.binary != nil, "it takes root")
  )
  func socketPermission() throws {
    let server = try LibvirtServer(settings: ["auth_unix_rw = \"none\""]) { _ in }
    chmod(server.socket, 0o700)
    let home = server.folder.file("home")
    mkdir(home, 0o700)
    let nobody = try #require(getpwnam("nobody")).pointee
    chown(home, nobody.pw_uid, nobody.pw_gid)
    // Where it was built may be closed to others.
    let binary = server.folder.file("jvptui")
    try ChildProcess.run("cp", try #require(TerminalSession.binary), binary)
    let session = try TerminalSession(
      "/usr/bin/setpriv",
      ["--reuid", "nobody", "--clear-groups", binary, "-c", server.uri],
      size: Size(160, 40),
      environment: ["HOME": home, "TMPDIR": home, "XDG_RUNTIME_DIR": nil]
    )
    try session.waitForText("You are not in the group")
    try session.waitForText("adduser")
    try session.send("q")
    #expect(try session.waitForExit() == .exited(0))
  }
}
