import Backend
import Glibc
import TestSupport

/// A real sshd on loopback, behind which a pretended libvirtd answers; nothing of the user's own
/// settings or of the machine's sshd takes part.
final class SSHServer: Sendable {
  /// What a person has to know.
  static let passphrase = "canary-Passphrase_7f31"
  static let password = "canary-Password_c902"
  private static let codeKey = "3a1f5c7790b2d4e61f08"
  /// What makes sshd ask through PAM.
  static let codeSettings = ["UsePAM yes", "KbdInteractiveAuthentication yes"]

  let folder: TestFolder
  let port: Int
  /// The throw-away user with the password; nil without one.
  let user: String?
  private let daemon: ChildProcess
  private let libvirt: ChildProcess

  /// Whether a real sshd can be started here.
  static var isPossible: Bool {
    access("/usr/sbin/sshd", X_OK) == 0 && TerminalSession.binary != nil
  }

  /// Whether the tests must run: in continuous integration nothing is left out.
  static var isRequired: Bool { getenv("CI") != nil }

  /// - Parameters:
  ///   - hasUser: Whether it knows a user who logs in with a password; needs root.
  ///   - wantsCode: Whether that user is asked for a one-time code too, by PAM.
  ///   - hasTools: Whether the far side has what libvirt needs there.
  ///   - settings: More lines for sshd.
  /// - Throws: When a program is missing or does not start.
  init(
    hasUser: Bool = false,
    wantsCode: Bool = false,
    hasTools: Bool = true,
    settings: [String] = []
  ) throws {
    let folder = try TestFolder()
    self.folder = folder
    port = try Self.freePort()
    for key in ["host", "client"] {
      let phrase = key == "host" ? "" : Self.passphrase
      try ChildProcess.run(
        "ssh-keygen",
        "-q",
        "-t",
        "ed25519",
        "-N",
        phrase,
        "-f",
        folder.file(key)
      )
    }
    try ChildProcess.run("cp", folder.file("client.pub"), folder.file("authorized"))
    libvirt = try Self.startLibvirt(folder)
    try Self.writeTools(folder, hasTools)
    try folder.write("sshd_config", Self.daemonSettings(folder, port, settings))
    try folder.write("client_config", Self.clientSettings(folder))
    user = hasUser ? try Self.addUser(folder) : nil
    mkdir("/run/sshd", 0o755)
    let command = [
      "/usr/sbin/sshd", "-D", "-f", folder.file("sshd_config"), "-E", folder.file("sshd.log"),
    ]
    if wantsCode, let user { try Self.writeRules(folder, user) }
    // Whom it lets in, and how, only this sshd sees.
    let script = """
      mount --make-rprivate / || exit 1
      for file in passwd shadow pam.d; do
        if [ -e "$0/$file" ]; then mount --bind "$0/$file" "/etc/$file" || exit 1; fi
      done
      exec "$@"
      """
    daemon = try ChildProcess(
      (hasUser ? ["unshare", "--mount", "sh", "-c", script, folder.path] : []) + command,
      output: folder.file("sshd.out")
    )
    try Self.waitForAnswer(port)
  }

  /// Where a host behind it is.
  func uri(as name: String = SSHServer.me) -> String {
    "qemu+ssh://\(name)@127.0.0.1:\(port)/system?socket=\(folder.file("libvirt"))"
  }

  static var me: String {
    getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
  }

  /// Describes and starts a host behind it.
  func start(
    as name: String = SSHServer.me,
    parameters: String = "",
    timing: Timing = .brisk
  ) -> RunningHost {
    let configuration = HostConfiguration(id: HostID("far"), uri: uri(as: name) + parameters)
    let ssh = SSHSettings(
      companion: TerminalSession.binary ?? "",
      configurations: [folder.file("client_config")]
    )
    return RunningHost(LibvirtHypervisor(configuration, timing: timing, ssh: ssh))
  }

  /// The code of a number; each is good for one login, and what came before it is not any more.
  func code(_ number: Int) throws -> String {
    let file = folder.file("code\(number)")
    try ChildProcess.run(
      "oathtool",
      "--hotp",
      "-d",
      "8",
      "-c",
      "\(number)",
      Self.codeKey,
      output: file
    )
    return String(decoding: TestFolder.read(file).prefix(8), as: UTF8.self)
  }

  /// The processes of ssh that were started to reach it, and run still.
  var clients: [pid_t] {
    let port = Array("\0\(port)\0".utf8)
    return Processes.descendants(named: "ssh").filter {
      TestFolder.read("/proc/\($0)/cmdline").contains(port)
    }
  }

  /// Has the key known beforehand.
  func introduce() throws {
    let key = String(decoding: TestFolder.read(folder.file("host.pub")), as: UTF8.self)
    try folder.write("known", "[127.0.0.1]:\(port) \(key)")
  }
}

extension SSHServer {
  private static func daemonSettings(
    _ folder: TestFolder,
    _ port: Int,
    _ settings: [String]
  ) -> String {
    // The first value of an option counts.
    (settings + [
      "Port \(port)", "ListenAddress 127.0.0.1", "HostKey \(folder.file("host"))",
      "PidFile none", "AuthorizedKeysFile \(folder.file("authorized"))", "UsePAM no",
      "StrictModes no", "PermitRootLogin yes", "KbdInteractiveAuthentication no",
      "PasswordAuthentication no", "SetEnv PATH=\(folder.file("bin"))",
    ]).joined(separator: "\n") + "\n"
  }

  private static func clientSettings(_ folder: TestFolder) -> String {
    """
    Host *
      UserKnownHostsFile \(folder.file("known"))
      GlobalKnownHostsFile none
      IdentityFile \(folder.file("client"))
      IdentitiesOnly yes
      IdentityAgent none

    """
  }

  /// The far side finds a shell, and with the tools a netcat of ours.
  private static func writeTools(_ folder: TestFolder, _ hasTools: Bool) throws {
    mkdir(folder.file("bin"), 0o755)
    for tool in ["sh", "grep"] {
      try ChildProcess.run("ln", "-s", "/bin/" + tool, folder.file("bin/" + tool))
    }
    guard hasTools else { return }
    // One that any user may run, where there is one.
    let python = access("/usr/bin/python3", X_OK) == 0 ? "/usr/bin/python3" : "/usr/bin/env python3"
    try folder.write("netcat.py", netcat, mode: 0o644)
    let script = "#!/bin/sh\nexec \(python) -S \(folder.file("netcat.py")) \"$@\"\n"
    try folder.write("bin/nc", script, mode: 0o755)
  }

  private static let netcat = """
    import os, select, socket, sys
    s = socket.socket(socket.AF_UNIX)
    try:
        s.connect(sys.argv[-1])
    except OSError as error:
        sys.exit("nc: %s: %s" % (sys.argv[-1], error.strerror))
    while True:
        for end in select.select([0, s], [], [])[0]:
            data = os.read(end if end == 0 else s.fileno(), 65536)
            if not data:
                sys.exit(0)
            while data:
                count = os.write(1 if end == s else s.fileno(), data)
                data = data[count:]

    """

  private static func startLibvirt(_ folder: TestFolder) throws -> ChildProcess {
    let tests = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let daemon = try ChildProcess(
      ["python3", "/\(tests)/fakelibvirtd/fakelibvirtd.py", folder.file("libvirt")],
      output: folder.file("libvirt.log")
    )
    try wait { access(folder.file("libvirt"), R_OK) == 0 }
    chmod(folder.file("libvirt"), 0o777)
    return daemon
  }

  /// What a file holds, without the line's end.
  private static func text(_ path: String) -> String {
    String(decoding: TestFolder.read(path), as: UTF8.self)
      .split(separator: "\n").joined(separator: "\n")
  }

  /// Makes lists of users that have one more.
  private static func addUser(_ folder: TestFolder) throws -> String {
    let user = "jvptui-test"
    let hash = folder.file("hash")
    try ChildProcess.run("openssl", "passwd", "-6", password, output: hash)
    let lines = [
      ("passwd", "\(user):x:61234:65534::\(folder.path):/bin/sh", 0o644),
      ("shadow", "\(user):\(text(hash)):19000:0:99999:7:::", 0o600),
    ]
    for (name, line, mode) in lines {
      let others = text("/etc/" + name)
      try folder.write(name, "\(others)\n\(line)\n", mode: mode_t(mode))
    }
    return user
  }

  /// Rules for PAM that ask for the password and then for a code.
  private static func writeRules(_ folder: TestFolder, _ user: String) throws {
    mkdir(folder.file("pam.d"), 0o755)
    let users = try folder.write("codes", "HOTP \(user) - \(codeKey)\n")
    try folder.write(
      "pam.d/sshd",
      """
      auth requisite pam_unix.so nodelay
      auth required pam_oath.so usersfile=\(users) window=20 digits=8
      account required pam_permit.so
      session required pam_permit.so

      """
    )
  }

  /// A port of this machine at which nothing listens.
  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size)
        getsockname(descriptor, $0, &size)
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func waitForAnswer(_ port: Int) throws {
    try wait {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      address.sin_port = UInt16(port).bigEndian
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, size) == 0
        }
      }
    }
  }

  /// Looks again and again until something is so, for at most half a minute.
  static func wait(until isSo: () -> Bool) throws {
    let end = ContinuousClock.now + .seconds(30)
    while !isSo() {
      guard ContinuousClock.now < end else { throw Silence() }
      usleep(10_000)
    }
  }

  struct Silence: Error {}
}
