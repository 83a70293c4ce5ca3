/// Explains why a host could not be opened, and whether trying again could help.
enum ConnectAdvice {
  private struct Rule {
    /// What libvirt's or ssh's message contains, in lower case.
    let sign: String
    let advice: String
    /// Whether only the operator can change it, so that no attempt follows by itself.
    let isFinal: Bool
  }

  // The order matters: the first sign that is found decides.
  private static let rules = [
    Rule(
      sign: "remote host identification has changed",
      advice:
        "The host's key is not the one known: find out why before you remove the old one from known_hosts.",
      isFinal: true
    ),
    Rule(
      sign: "host key verification failed",
      advice: "Its key is not known: run “ssh” to it once, compare the fingerprint, and accept it.",
      isFinal: true
    ),
    Rule(
      sign: "permission denied (",
      advice: "It refused this user's keys: add one with “ssh-copy-id”, or load it with “ssh-add”.",
      isFinal: true
    ),
    Rule(
      sign: "could not resolve hostname",
      advice: "The name is not known: check its spelling and DNS.",
      isFinal: false
    ),
    Rule(
      sign: "name or service not known",
      advice: "The name is not known: check its spelling and DNS.",
      isFinal: false
    ),
    Rule(
      sign: "temporary failure in name resolution",
      advice: "The name cannot be looked up: check the network and DNS.",
      isFinal: false
    ),
    Rule(
      sign: "virt-ssh-helper",
      advice: "libvirt is not installed there: install libvirt-daemon-system on that host.",
      isFinal: false
    ),
    Rule(
      sign: "connection refused",
      advice: "Nothing listens there: check that libvirtd (or sshd) runs, and the port.",
      isFinal: false
    ),
    Rule(
      sign: "no route to host",
      advice: "It cannot be reached: check that it is up, and the network.",
      isFinal: false
    ),
    Rule(
      sign: "certificate",
      advice: "Check the TLS certificates here and on the host, their dates, and the name in them.",
      isFinal: true
    ),
    Rule(
      sign: "permission denied",
      advice: "Join the group: “sudo adduser $USER libvirt”, then log in again.",
      isFinal: true
    ),
    Rule(
      sign: "no such file or directory",
      advice: "Is it installed (libvirt-daemon-system) and started (“systemctl start libvirtd”)?",
      isFinal: false
    ),
    Rule(
      sign: "polkit",
      advice: "Join the group: “sudo adduser $USER libvirt”, then log in again.",
      isFinal: true
    ),
    Rule(
      sign: "no connection driver available",
      advice: "Check the URI, and that the package with this driver is installed.",
      isFinal: true
    ),
  ]

  // Wrong arguments, no driver, refused logins: codes that no second attempt changes.
  private static let finalCodes: Set<Int32> = [5, 8, 27, 45, 67, 79, 94]

  /// The same error with what the reader can do about it.
  static func explained(_ error: BackendError, uri: String) -> BackendError {
    var explained = error
    if let rule = rule(for: error) {
      explained.advice = rule.advice
    } else if error.code == .authenticationFailed {
      explained.advice = "The host refused this user."
    } else if error.code == .deadline {
      explained.advice = "Check that it is up and that its libvirtd is not stuck."
    }
    return explained
  }

  /// Whether an attempt by itself would only fail again.
  static func isFinal(_ error: BackendError, uri: ConnectURI) -> Bool {
    if error.code == .deadline { return false }
    if uri.isTestDriver || error.code == .invalidValue { return true }
    return rule(for: error)?.isFinal ?? finalCodes.contains(error.code.rawValue)
  }

  private static func rule(for error: BackendError) -> Rule? {
    let message = error.message.lowercased()
    return rules.first { message.contains($0.sign) }
  }
}
