import Glibc
import Testing

@testable import Backend

/// The texts are libvirt 9.0.0's and OpenSSH 9.2's own, recorded.
@Suite("Why a host cannot be opened")
struct ConnectCauseTests {
  @Test("is read from what libvirt and ssh say", arguments: recorded)
  func causes(cause: ConnectCause, message: String) {
    #expect(ConnectCause(message) == cause)
  }

  @Test("comes with a remedy of its own")
  func remedies() {
    let remedies = ConnectCause.allCases.map { $0.remedy("") }
    #expect(Set(remedies).count == remedies.count)
    #expect(remedies.allSatisfy { $0.hasSuffix(".") && !$0.isEmpty })
  }

  @Test("is read from libvirt's warnings where its error does not tell", arguments: logged)
  func warnings(cause: ConnectCause, log: String) {
    let message = "authentication failed: Failed to verify peer's certificate"
    #expect(ConnectCause(message, log: log) == cause)
    #expect(ConnectCause(message) == .certificate)
  }

  @Test("is shown without what libvirt puts around the words of ssh")
  func cleaned() {
    let error = BackendError(
      code: ErrorCode(rawValue: 38),
      operation: "connect",
      object: "to h",
      message: "Cannot recv data: ssh: connect to host h port 1: Connection refused"
        + ": Connection reset by peer"
    )
    let explained = ConnectAdvice.explained(error)
    #expect(explained.message == "ssh: connect to host h port 1: Connection refused")
    #expect(explained.advice == ConnectCause.sshPortClosed.remedy(""))
  }

  @Test("is shown without what is no reason")
  func warningsOfSSH() {
    let error = BackendError(
      code: ErrorCode(rawValue: 38),
      operation: "connect",
      object: "to h",
      message: Self.overSSH(
        "Warning: Permanently added '[127.0.0.1]:22' (ED25519) to the list of known hosts.\r\n"
          + "root@h: Permission denied (publickey)."
      )
    )
    let explained = ConnectAdvice.explained(error)
    #expect(explained.message == "root@h: Permission denied (publickey).")
    #expect(explained.advice == ConnectCause.keyRefused.remedy(""))
    // With a password given, it was that which was refused.
    let asked = ConnectAdvice.explained(error, gavePassword: true)
    #expect(asked.advice == ConnectCause.passwordRefused.remedy(""))
  }

  @Test("names the group that may use a socket")
  func group() throws {
    let folder = try TestFolder()
    let path = try folder.write("socket", "")
    chown(path, geteuid(), 1)
    let advice = ConnectCause.socketPermission.remedy(
      "Failed to connect socket to '\(path)': Permission denied"
    )
    let name = getgrgid(1).map { String(cString: $0.pointee.gr_name) } ?? "libvirt"
    let isOwn = geteuid() == 0
    #expect(advice.contains(isOwn ? "“\(name)”" : "group"))
  }

  private static func overSSH(_ text: String) -> String {
    "Cannot recv data: \(text): Connection reset by peer"
  }

  private static func farSide(_ text: String) -> String {
    "End of file while reading data: \(text): Input/output error"
  }

  private static let recorded: [(ConnectCause, String)] = [
    (
      .nameUnknown,
      overSSH("ssh: Could not resolve hostname no-such-host.invalid: Name or service not known")
    ),
    (
      .nameUnknown,
      "Unable to resolve address 'no-such-host.invalid' service '16509': Name or service not known"
    ),
    (.sshPortClosed, overSSH("ssh: connect to host 127.0.0.1 port 1: Connection refused")),
    (.portClosed, "unable to connect to server at '127.0.0.1:1': Connection refused"),
    (.notReachable, overSSH("ssh: connect to host 10.99.99.99 port 22: No route to host")),
    (.notReachable, "unable to connect to server at '10.99.99.99:16509': No route to host"),
    (
      .timedOut,
      overSSH(
        "Connection timed out during banner exchange\nConnection to 10.98.98.2 port 22 timed out"
      )
    ),
    (
      .notSSH,
      overSSH(
        "kex_exchange_identification: read: Connection reset by peer\n"
          + "Connection reset by 127.0.0.1 port 2297"
      )
    ),
    (.polkit, "authentication failed: access denied by policy"),
    (
      .polkit,
      "authentication unavailable: no polkit agent available to authenticate action "
        + "'org.libvirt.unix.manage'"
    ),
    (.keyRefused, overSSH("root@127.0.0.1: Permission denied (publickey).")),
    (
      .keyRefused,
      overSSH(
        "Warning: Identity file /tmp/idnone not accessible: No such file or directory.\n"
          + "root@127.0.0.1: Permission denied (publickey)."
      )
    ),
    (
      .passwordRefused,
      overSSH(
        "Permission denied, please try again.\nPermission denied, please try again.\n"
          + "root@127.0.0.1: Permission denied (publickey,password)."
      )
    ),
    (.hostKeyUnknown, overSSH("Host key verification failed.")),
    (
      .hostKeyChanged,
      overSSH(
        "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n"
          + "Offending ED25519 key in /tmp/kh:1\r\nHost key verification failed."
      )
    ),
    (
      .sshMissing,
      overSSH("libvirt:  error : cannot execute binary /nowhere/ssh: No such file or directory")
    ),
    (.helperMissing, farSide("sh: 1: nc: not found")),
    (.helperMissing, farSide("sh: 1: virt-ssh-helper: not found")),
    (.remoteSocketMissing, farSide("nc: /nowhere/sock: No such file or directory")),
    (
      .remoteSocketMissing,
      farSide(
        "virt-ssh-helper: cannot connect to '/var/run/libvirt/libvirt-sock': Failed to connect "
          + "socket to '/var/run/libvirt/libvirt-sock': No such file or directory"
      )
    ),
    (.remoteDaemonStopped, farSide("nc: /tmp/dead.sock: Connection refused")),
    (
      .remotePermission,
      farSide(
        "virt-ssh-helper: cannot connect to '/var/run/libvirt/libvirt-sock': Failed to connect "
          + "socket to '/var/run/libvirt/libvirt-sock': Permission denied"
      )
    ),
    (.socketMissing, "Failed to connect socket to '/nowhere/sock': No such file or directory"),
    (.daemonStopped, "Failed to connect socket to '/tmp/dead.sock': Connection refused"),
    (.socketPermission, "Failed to connect socket to '/tmp/priv.sock': Permission denied"),
    (
      .polkit,
      "authentication unavailable: no polkit agent available to authenticate action "
        + "'org.libvirt.unix.manage'"
    ),
    (
      .authorityMissing,
      "Cannot read CA certificate '/etc/pki/CA/cacert.pem': No such file or directory"
    ),
    (.clientCertificateExpired, "The client certificate /tmp/clientcert.pem has expired"),
    (.clientCertificateMissing, "Unable to read TLS confirmation: Input/output error"),
    (
      .notTLS,
      "authentication failed: TLS handshake failed An unexpected TLS packet was received."
    ),
    (.wrongPath, "internal error: unexpected qemu URI path '/nosuch', try qemu:///system"),
    (.brokenFile, "XML error: failed to parse xml document '/nowhere.xml'"),
  ]

  private static let logged: [(ConnectCause, String)] = [
    (
      .certificateName,
      "Certificate check failed Certificate [session] owner does not match the hostname localhost"
    ),
    (
      .certificateExpired,
      "Certificate check failed Certificate failed validation: The certificate is not trusted."
    ),
    (
      .certificateIssuer,
      "Certificate check failed Certificate failed validation: "
        + "The certificate hasn't got a known issuer."
    ),
  ]
}
