import Glibc

extension ConnectCause {
  /// What it means and what the reader can do about it.
  ///
  /// - Parameter message: What libvirt said, for the names in it.
  /// - Returns: One or two sentences.
  func remedy(_ message: String) -> String {
    switch self {
    case .hostKeyChanged: Self.changedKey(message)
    case .socketPermission: Self.permission(message)
    default: sentence
    }
  }

  private var sentence: String {
    switch self {
    case .hostKeyChanged:
      say(
        "Its key is not the one known: find out why before you remove the old one from known_hosts."
      )
    case .hostKeyUnknown:
      say(
        "Its key was not accepted: compare the fingerprint with the host's own, then connect again."
      )
    case .keyRefused:
      say("It takes none of your keys: add one with “ssh-copy-id”, or load it with “ssh-add”.")
    case .passwordRefused: say("It refused the password or code; connect again to try another.")
    case .sshMissing: say("The program ssh is missing here: install openssh-client.")
    case .nameUnknown: say("Nobody knows this name: check its spelling, and DNS.")
    case .lookupFailed: say("Names cannot be looked up now: check the network, and the DNS server.")
    case .notReachable: say("No way leads to it: check that it is up, the network and the VPN.")
    case .timedOut:
      say("It does not answer: check that it is up, and that no firewall drops packets.")
    case .notSSH:
      say("What answers on that port ended the talk: check the port, and sshd over there.")
    case .helperMissing:
      say("libvirt is not installed there: install libvirt-daemon-system, or netcat-openbsd.")
    case .remoteSocketMissing:
      say("libvirtd does not run there: start it over there with “systemctl start libvirtd”.")
    case .remoteDaemonStopped:
      say("libvirtd has stopped over there: look at “systemctl status libvirtd” on that host.")
    case .remotePermission:
      say(
        "This user may not use libvirt there: over there “adduser USER libvirt”, then connect again."
      )
    case .socketMissing:
      say(
        "libvirtd does not run here: install libvirt-daemon-system, and “systemctl start libvirtd”."
      )
    case .daemonStopped: say("libvirtd has stopped here: look at “systemctl status libvirtd”.")
    case .socketPermission: say("You may not use libvirt here: “sudo adduser $USER libvirt”.")
    case .polkit:
      say("polkit forbids it: join the group (“sudo adduser $USER libvirt”), then log in again.")
    case .authorityMissing:
      say(
        "The CA's certificate is missing here: put cacert.pem there, or name its folder by pkipath."
      )
    case .clientCertificateExpired: say("Your own certificate is over: have the CA make a new one.")
    case .clientCertificateMissing:
      say("It refused us: it wants a client certificate that its CA has made; see pkipath.")
    case .certificateExpired:
      say(
        "Its certificate has expired or is not valid yet: check both clocks, or renew it over there."
      )
    case .certificateName:
      say(
        "Its certificate is for another name: use the name that the certificate holds in the URI."
      )
    case .certificateIssuer:
      say(
        "Its certificate comes from a CA not known here: put that CA's certificate into cacert.pem."
      )
    case .certificate: say("Check the certificates here and on the host, their dates and names.")
    case .notTLS: say("What answers on that port does not speak TLS: check the port, and libvirtd.")
    case .sshPortClosed: say("No sshd listens there: start it over there, or correct the port.")
    case .portClosed:
      say(
        "Nothing listens there: check the port, and that libvirtd listens (libvirtd-tcp.socket, "
          + "libvirtd-tls.socket)."
      )
    case .wrongPath: say("The URI's end is not one of this driver's: try /system or /session.")
    case .noDriver: say("Check the URI, and that the package with this driver is installed.")
    case .brokenFile: say("Check the path in the URI, and what the file holds.")
    }
  }

  /// Which lines of which file hold the old key.
  private static func changedKey(_ message: String) -> String {
    let places = message.split(whereSeparator: \.isNewline).compactMap {
      (line: Substring) -> String? in
      guard line.contains("Offending"), let key = line.firstRange(of: " key in ") else {
        return nil
      }
      let place = line[key.upperBound...]
      guard let colon = place.lastIndex(of: ":") else { return nil }
      let number = place[place.index(after: colon)...].prefix { $0.isNumber }
      return say("line \(number) of \(place[..<colon])")
    }
    let first = places.first ?? say("the old key")
    let lines = places.dropFirst().reduce(first) { say("\($0) and \($1)") }
    return say(
      "Its key is not the one known, so somebody may pretend to be it: ask why it has a new "
        + "one; only when that is explained, remove \(lines)."
    )
  }

  /// Which group may use the socket.
  private static func permission(_ message: String) -> String {
    let path = message.split(separator: "'").dropFirst().first.map(String.init) ?? ""
    let user = getenv("USER").map { String(cString: $0) } ?? "$USER"
    var status = stat()
    var group = "libvirt"
    if stat(path, &status) == 0, status.st_gid != 0, let entry = getgrgid(status.st_gid),
      let name = entry.pointee.gr_name
    {
      group = String(cString: name)
    }
    return
      say(
        "You are not in the group “\(group)”, which may use it: “sudo adduser \(user) \(group)”, "
          + "then log in again."
      )
  }
}
