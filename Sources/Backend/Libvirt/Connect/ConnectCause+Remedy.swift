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
      "Its key is not the one known: find out why before you remove the old one from known_hosts."
    case .hostKeyUnknown:
      "Its key was not accepted: compare the fingerprint with the host's own, then connect again."
    case .keyRefused:
      "It takes none of your keys: add one with “ssh-copy-id”, or load it with “ssh-add”."
    case .passwordRefused: "It refused the password or code; connect again to try another."
    case .sshMissing: "The program ssh is missing here: install openssh-client."
    case .nameUnknown: "Nobody knows this name: check its spelling, and DNS."
    case .lookupFailed: "Names cannot be looked up now: check the network, and the DNS server."
    case .notReachable: "No way leads to it: check that it is up, the network and the VPN."
    case .timedOut: "It does not answer: check that it is up, and that no firewall drops packets."
    case .notSSH: "What answers on that port ended the talk: check the port, and sshd over there."
    case .helperMissing:
      "libvirt is not installed there: install libvirt-daemon-system, or netcat-openbsd."
    case .remoteSocketMissing:
      "libvirtd does not run there: start it over there with “systemctl start libvirtd”."
    case .remoteDaemonStopped:
      "libvirtd has stopped over there: look at “systemctl status libvirtd” on that host."
    case .remotePermission:
      "This user may not use libvirt there: over there “adduser USER libvirt”, then connect again."
    case .socketMissing:
      "libvirtd does not run here: install libvirt-daemon-system, and “systemctl start libvirtd”."
    case .daemonStopped: "libvirtd has stopped here: look at “systemctl status libvirtd”."
    case .socketPermission: "You may not use libvirt here: “sudo adduser $USER libvirt”."
    case .polkit:
      "polkit forbids it: join the group (“sudo adduser $USER libvirt”), then log in again."
    case .authorityMissing:
      "The CA's certificate is missing here: put cacert.pem there, or name its folder by pkipath."
    case .clientCertificateExpired: "Your own certificate is over: have the CA make a new one."
    case .clientCertificateMissing:
      "It refused us: it wants a client certificate that its CA has made; see pkipath."
    case .certificateExpired:
      "Its certificate has expired or is not valid yet: check both clocks, or renew it over there."
    case .certificateName:
      "Its certificate is for another name: use the name that the certificate holds in the URI."
    case .certificateIssuer:
      "Its certificate comes from a CA not known here: put that CA's certificate into cacert.pem."
    case .certificate: "Check the certificates here and on the host, their dates and names."
    case .notTLS: "What answers on that port does not speak TLS: check the port, and libvirtd."
    case .sshPortClosed: "No sshd listens there: start it over there, or correct the port."
    case .portClosed:
      "Nothing listens there: check the port, and that libvirtd listens (libvirtd-tcp.socket, "
        + "libvirtd-tls.socket)."
    case .wrongPath: "The URI's end is not one of this driver's: try /system or /session."
    case .noDriver: "Check the URI, and that the package with this driver is installed."
    case .brokenFile: "Check the path in the URI, and what the file holds."
    }
  }

  /// Which lines of which file hold the old key.
  private static func changedKey(_ message: String) -> String {
    let places = message.split(whereSeparator: \.isNewline).compactMap { line -> String? in
      guard line.contains("Offending"), let key = line.firstRange(of: " key in ") else {
        return nil
      }
      let place = line[key.upperBound...]
      guard let colon = place.lastIndex(of: ":") else { return nil }
      let number = place[place.index(after: colon)...].prefix { $0.isNumber }
      return "line \(number) of \(place[..<colon])"
    }
    let lines = places.isEmpty ? "the old key" : places.joined(separator: " and ")
    return "Its key is not the one known, so somebody may pretend to be it: ask why it has a new "
      + "one; only when that is explained, remove \(lines)."
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
      "You are not in the group “\(group)”, which may use it: “sudo adduser \(user) \(group)”, "
      + "then log in again."
  }
}
