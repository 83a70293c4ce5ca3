import Backend
import Glibc

/// A real libvirtd of a test's own, in namespaces that nothing else of the machine is in.
final class LibvirtServer: Sendable {
  let folder: TestFolder
  /// What leads to it: as this user, or where there are rules, as one whom they apply to.
  let socket: String
  private let process: ChildProcess

  /// Whether it can be started here, with everything that it needs.
  static var isPossible: Bool {
    let programs = [
      "/usr/sbin/libvirtd", "/usr/sbin/saslpasswd2", "/usr/bin/dbus-daemon",
      "/usr/lib/polkit-1/polkitd",
    ]
    return geteuid() == 0 && programs.allSatisfy { access($0, X_OK) == 0 }
  }

  /// Starts it and waits until it listens.
  ///
  /// - Parameters:
  ///   - settings: Lines for its `libvirtd.conf`.
  ///   - hasRules: Whether `prepare` makes rules for polkit, so that one must come as nobody.
  ///   - prepare: Puts what else it needs into its folder.
  /// - Throws: When a program is missing or does not start.
  init(
    settings: [String],
    hasRules: Bool = false,
    prepare: (TestFolder) throws -> Void
  ) throws {
    let folder = try TestFolder()
    self.folder = folder
    mkdir(folder.file("etc"), 0o755)
    let common = [
      "listen_tls = 0", "auth_unix_ro = \"none\"", "unix_sock_rw_perms = \"0777\"",
      "log_outputs = \"3:file:/var/log/libvirt/libvirtd.log\"",
    ]
    try folder.write("etc/libvirtd.conf", (common + settings).joined(separator: "\n") + "\n")
    try folder.write(
      "etc/qemu.conf",
      "user = \"root\"\ngroup = \"root\"\nsecurity_driver = \"none\"\nstdio_handler = \"file\"\n"
    )
    try prepare(folder)
    let script = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    process = try ChildProcess(
      ["unshare", "--mount", "--uts", "--net", script + "/lab/private-host", folder.path],
      output: folder.file("host.log")
    )
    let main = folder.file("run/libvirt-sock")
    socket = hasRules ? folder.file("guest/sock") : main
    try SSHServer.wait { [socket] in access(socket, R_OK) == 0 && access(main, R_OK) == 0 }
  }

  /// One that lets a single user in, by SASL.
  static func withUser(
    _ user: String,
    _ password: String,
    by mechanism: String = "scram-sha-256"
  ) throws -> LibvirtServer {
    try LibvirtServer(settings: ["auth_unix_rw = \"sasl\""]) { folder in
      mkdir(folder.file("sasl2"), 0o755)
      let users = folder.file("users.db")
      let settings = "mech_list: \(mechanism)\nsasldb_path: \(users)\n"
      try folder.write("sasl2/libvirt.conf", settings, mode: 0o644)
      let secret = try folder.write("secret", password)
      // The realm is the name that the host gives itself.
      let script = "saslpasswd2 -f \"$0\" -p -c -a libvirt -u private \"$1\" < \"$2\""
      try ChildProcess.run("sh", "-c", script, users, user, secret)
      unlink(secret)
    }
  }

  var uri: String { "qemu+unix:///system?socket=\(socket)" }

  /// Describes it and starts to watch it.
  func start(timing: Timing = .brisk) -> RunningHost {
    let configuration = HostConfiguration(id: HostID("private"), uri: uri)
    return RunningHost(LibvirtHypervisor(configuration, timing: timing))
  }

  /// What one must know to see the display of a machine; libvirt takes eight characters.
  static let displayPassword = "cnry-Vnc"

  /// Defines a machine that is never started, as root.
  ///
  /// - Parameters:
  ///   - name: How it is called.
  ///   - devices: Its devices, as XML.
  ///   - login: By which user and password; nil where none is wanted.
  /// - Throws: What went wrong with virsh.
  func define(
    _ name: String,
    devices: String = "",
    as login: (user: String, password: String)? = nil
  ) throws {
    var parameters = ""
    if let login {
      let file = try folder.write(
        "auth",
        """
        [credentials-test]
        authname=\(login.user)
        password=\(login.password)
        [auth-libvirt-localhost]
        credentials=test

        """
      )
      parameters = "&authfile=\(file)"
    }
    defer { unlink(folder.file("auth")) }
    let path = try folder.write(
      "\(name).xml",
      """
      <domain type="qemu"><name>\(name)</name><memory>65536</memory>
        <os><type arch="x86_64" machine="pc">hvm</type></os>
        <devices>\(devices)</devices></domain>
      """
    )
    let uri = "qemu+unix:///system?socket=\(folder.file("run/libvirt-sock"))\(parameters)"
    try ChildProcess.run("virsh", "-c", uri, "define", path, output: folder.file("virsh.log"))
  }
}
