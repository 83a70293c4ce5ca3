import Glibc
import Testing

@testable import Backend

@Suite(
  "A libvirtd that asks polkit",
  .serialized,
  .enabled(
    if: LibvirtServer.isPossible || SSHServer.isRequired,
    "libvirtd, polkit or root is missing"
  )
)
struct AccessRuleTests {
  /// All that libvirt asks polkit about, by kind of object.
  private static let permissions = [
    "connect": """
    detect-storage-pools getattr interface-transaction pm-control read search-domains
    search-interfaces search-networks search-node-devices search-nwfilter-bindings
    search-nwfilters search-secrets search-storage-pools write
    """,
    "domain": """
    block-read block-write checkpoint core-dump delete fs-freeze fs-trim getattr hibernate
    init-control inject-nmi mem-read migrate open-device open-graphics open-namespace pm-control
    read read-secure reset save screenshot send-input send-signal set-password set-time snapshot
    start stop suspend write
    """,
    "network": "delete getattr read save search-ports start stop write",
    "storage-pool": "delete format getattr read refresh save search-storage-vols start stop write",
  ]

  /// A libvirtd whose polkit obeys a rule: the body of a function of `action` and `subject`.
  private func server(_ rule: String) throws -> LibvirtServer {
    let settings = ["auth_unix_rw = \"polkit\"", "access_drivers = [ \"polkit\" ]"]
    return try LibvirtServer(settings: settings, hasRules: true) { folder in
      for name in ["rules.d", "actions"] { mkdir(folder.file(name), 0o755) }
      try folder.write(
        "rules.d/10-test.rules",
        "polkit.addRule(function(action, subject) {\n\(rule)\n});\n",
        mode: 0o644
      )
      let api = Self.permissions.flatMap { kind, names in
        names.split(whereSeparator: \.isWhitespace).map { "org.libvirt.api.\(kind).\($0)" }
      }
      let actions = (["org.libvirt.unix.manage"] + api).map { id in
        """
        <action id="\(id)"><description>\(id)</description><message>\(id)</message>
          <defaults><allow_any>auth_admin</allow_any><allow_inactive>auth_admin</allow_inactive>
            <allow_active>auth_admin</allow_active></defaults></action>
        """
      }
      try folder.write(
        "actions/org.libvirt.policy",
        "<policyconfig>\(actions.joined())</policyconfig>\n",
        mode: 0o644
      )
    }
  }

  @Test("forbids one action on one machine, and all else works")
  func oneMachine() async throws {
    let server = try server(
      """
      if (action.id == "org.libvirt.api.domain.write" && action.lookup("domain_name") == "locked")
        return polkit.Result.NO;
      return polkit.Result.YES;
      """
    )
    for name in ["free", "locked"] { try server.define(name) }
    let host = server.start()
    let picture = try #require(await host.wait { $0.state == .online && $0.domains.count == 2 })
    let locked = try #require(picture.domain("locked")?.id)
    let free = try #require(picture.domain("free")?.id)
    let error = await #expect(throws: BackendError.self) {
      try await host.perform(.domain(locked, .setAutostart(true)))
    }
    #expect(error?.code == .accessDenied)
    #expect(error?.advice == "An access rule on the host forbids it for this user.")
    try await host.perform(.domain(free, .setAutostart(true)))
    #expect(await host.wait { $0.domain("free")?.isAutostart == true } != nil)
    #expect(host.recorder.picture.domain("locked")?.isAutostart == false)
    #expect(host.recorder.picture.state == .online)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("hides what it does not let see, and shows the rest")
  func hidden() async throws {
    let server = try server(
      """
      if (action.id == "org.libvirt.api.domain.getattr" && action.lookup("domain_name") == "locked")
        return polkit.Result.NO;
      if (action.id == "org.libvirt.api.connect.search-storage-pools") return polkit.Result.NO;
      return polkit.Result.YES;
      """
    )
    for name in ["free", "locked"] { try server.define(name) }
    let host = server.start()
    let picture = try #require(await host.wait { $0.state == .online && $0.pools != nil })
    #expect(picture.domains.values.map(\.name) == ["free"])
    guard case .failed(let error) = picture.pools else {
      Issue.record("unexpected \(String(describing: picture.pools))")
      return
    }
    #expect(error.code == .accessDenied)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test(
    "and is refused there says so with what to do, and is not tried again",
    arguments: [
      ("return polkit.Result.NO;", "access denied by policy"),
      // Nobody is there who could type an administrator's password.
      ("return polkit.Result.NOT_HANDLED;", "no polkit agent"),
    ]
  )
  func connecting(rule: String, words: String) async throws {
    let server = try server(rule)
    let host = server.start()
    let error = try #require(await host.failure())
    #expect(error.message.contains(words))
    #expect(ConnectCause(error.message) == .polkit)
    #expect(error.advice?.contains("polkit") == true)
    #expect(host.recorder.picture.states.count == 2)
    #expect(await host.hypervisor.close() == 0)
  }

  @Test("and lets one in who may then do nothing is not tried again either")
  func nothingAllowed() async throws {
    let server = try server(
      """
      return action.id == "org.libvirt.unix.manage" ? polkit.Result.YES : polkit.Result.NO;
      """
    )
    let host = server.start()
    let error = try #require(await host.failure())
    #expect(error.code == .accessDenied)
    #expect(error.advice == "An access rule on the host forbids it for this user.")
    #expect(await host.hypervisor.close() == 0)
  }
}
