/// Why a host cannot be opened, as far as the words of libvirt and ssh tell.
enum ConnectCause: String, Sendable, CaseIterable {
  case hostKeyChanged, hostKeyUnknown, keyRefused, passwordRefused, sshMissing
  case nameUnknown, lookupFailed, notReachable, timedOut, notSSH
  case helperMissing, remoteSocketMissing, remoteDaemonStopped, remotePermission
  case socketMissing, daemonStopped, socketPermission, polkit
  case authorityMissing, clientCertificateExpired, clientCertificateMissing
  case certificateExpired, certificateName, certificateIssuer, certificate, notTLS
  case sshPortClosed, portClosed, wrongPath, noDriver, brokenFile

  private struct Sign {
    let cause: ConnectCause
    /// What the message contains, in lower case; all of it.
    let words: [String]

    init(_ cause: ConnectCause, _ words: String...) {
      self.cause = cause
      self.words = words
    }
  }

  // The order matters: the first that fits decides.
  private static let signs = [
    Sign(.hostKeyChanged, "remote host identification has changed"),
    Sign(.hostKeyUnknown, "host key verification failed"),
    Sign(.passwordRefused, "permission denied, please try again"),
    Sign(.passwordRefused, "too many authentication failures"),
    Sign(.keyRefused, "permission denied ("),
    Sign(.sshMissing, "cannot execute binary"),
    Sign(.sshMissing, "ssh could not be started"),
    Sign(.lookupFailed, "temporary failure in name resolution"),
    Sign(.nameUnknown, "could not resolve hostname"),
    Sign(.nameUnknown, "name or service not known"),
    Sign(.nameUnknown, "no address associated with hostname"),
    Sign(.notReachable, "no route to host"),
    Sign(.notReachable, "network is unreachable"),
    Sign(.notReachable, "host is down"),
    Sign(.timedOut, "timed out"),
    Sign(.notSSH, "kex_exchange_identification"),
    Sign(.notSSH, "connection closed by", "port"),
    Sign(.helperMissing, "nc: not found"),
    Sign(.helperMissing, "nc: command not found"),
    Sign(.helperMissing, "virt-ssh-helper: not found"),
    Sign(.helperMissing, "virt-ssh-helper: command not found"),
    Sign(.remotePermission, "virt-ssh-helper", "permission denied"),
    Sign(.remotePermission, "nc: ", "permission denied"),
    Sign(.remoteSocketMissing, "virt-ssh-helper", "no such file or directory"),
    Sign(.remoteSocketMissing, "nc: ", "no such file or directory"),
    Sign(.remoteDaemonStopped, "virt-ssh-helper", "connection refused"),
    Sign(.remoteDaemonStopped, "nc: ", "connection refused"),
    Sign(.socketPermission, "failed to connect socket", "permission denied"),
    Sign(.socketMissing, "failed to connect socket", "no such file or directory"),
    Sign(.daemonStopped, "failed to connect socket", "connection refused"),
    Sign(.polkit, "polkit"),
    Sign(.polkit, "access denied by policy"),
    Sign(.authorityMissing, "cannot read ca certificate"),
    Sign(.clientCertificateExpired, "the client certificate", "has expired"),
    Sign(.clientCertificateMissing, "cannot read client"),
    Sign(.clientCertificateMissing, "unable to read tls confirmation"),
    Sign(.notTLS, "unexpected tls packet"),
    Sign(.certificateName, "does not match the hostname"),
    Sign(.certificateIssuer, "known issuer"),
    Sign(.certificateExpired, "the certificate is not trusted"),
    Sign(.certificate, "certificate"),
    Sign(.sshPortClosed, "connect to host", "connection refused"),
    Sign(.portClosed, "connection refused"),
    Sign(.wrongPath, "uri path"),
    Sign(.noDriver, "no connection driver available"),
    Sign(.brokenFile, "failed to parse xml document"),
    Sign(.brokenFile, "xml error"),
  ]

  /// The cause that a message names.
  ///
  /// - Parameters:
  ///   - message: What libvirt said.
  ///   - log: What it warned about meanwhile.
  init?(_ message: String, log: String = "") {
    let text = (log + "\n" + message).lowercased()
    guard let sign = Self.signs.first(where: { $0.words.allSatisfy(text.contains) }) else {
      return nil
    }
    self = sign.cause
  }

  /// Whether only the operator can change it, so that no attempt follows by itself.
  var isFinal: Bool {
    switch self {
    case .hostKeyChanged, .hostKeyUnknown, .keyRefused, .passwordRefused, .sshMissing,
      .remotePermission, .socketPermission, .polkit, .authorityMissing,
      .clientCertificateExpired, .clientCertificateMissing, .certificateExpired,
      .certificateName, .certificateIssuer, .certificate, .wrongPath, .noDriver, .brokenFile:
      true
    case .nameUnknown, .lookupFailed, .notReachable, .timedOut, .notSSH, .helperMissing,
      .remoteSocketMissing, .remoteDaemonStopped, .socketMissing, .daemonStopped, .notTLS,
      .sshPortClosed, .portClosed:
      false
    }
  }
}
