/// What a connection URI may hold: known drivers, transports and parameters, and in their values
/// only characters that no shell, and no ssh, takes for something else.
enum URIRules {
  /// What the value of a parameter may be.
  private enum Value {
    case path
    case word(Set<String>)
    /// Letters, digits, and these.
    case characters(String)
    /// Anything, since it names what an expert wants.
    case free
  }

  private static let drivers: Set<String> = [
    "bhyve", "ch", "esx", "gsx", "hyperv", "lxc", "openvz", "qemu", "test", "vbox",
    "vmwarefusion", "vmwareplayer", "vmwarews", "vpx", "vz", "xen",
  ]
  private static let transports: Set<String> = ["", "local", "unix", "ssh", "tls", "tcp"]
  private static let expertTransports: Set<String> = ["ext", "libssh", "libssh2"]

  private static let parameters: [String: Value] = [
    "socket": .path,
    "mode": .word(["auto", "legacy", "direct"]),
    "keyfile": .path,
    "known_hosts": .path,
    "pkipath": .path,
    "authfile": .path,
    "proxy": .characters(".:/_-[]"),
    "name": .characters(":/+._-"),
    "no_tty": .word(["0", "1"]),
    "tls_priority": .characters(":+!.@,%_-"),
    "tls_hostname": .characters("._-"),
    "transport": .word(["http", "https"]),
    "vcenter": .characters("._-:*"),
    "auto_answer": .word(["0", "1"]),
  ]
  private static let expertParameters: [String: (value: Value, reason: Phrase)] = [
    "command": (.free, phrase("names a program to run")),
    "netcat": (.free, phrase("names a program to run")),
    "no_verify": (.word(["0", "1"]), phrase("turns the check of the host's identity off")),
    "no_sanity": (.word(["0", "1"]), phrase("turns the check of the certificates off")),
    "known_hosts_verify": (.free, phrase("turns the check of the host's identity off")),
    "sshauth": (.free, phrase("belongs to transports for experts")),
  ]

  /// - Throws: `BackendError` with the code `.invalidValue`, which names what is refused and why.
  static func check(_ uri: URIParts, isExpert: Bool) throws(BackendError) {
    try checkScheme(uri, isExpert)
    try checkAddress(uri)
    for parameter in uri.parameters { try check(parameter, isExpert) }
  }

  private static func checkScheme(_ uri: URIParts, _ isExpert: Bool) throws(BackendError) {
    guard drivers.contains(uri.driver) else {
      throw URIParts.refusal(
        say(
          "there is no driver “\(uri.driver)”; known are \(drivers.sorted().joined(separator: ", "))"
        )
      )
    }
    if transports.contains(uri.transport) { return }
    guard expertTransports.contains(uri.transport) else {
      throw URIParts.refusal(
        say("there is no transport “\(uri.transport)”; known are ssh, tls, tcp and unix")
      )
    }
    guard isExpert else {
      let reason =
        uri.transport == "ext"
        ? say("starts a program of the URI's choice")
        : say("can freeze the program, and keeps its own list of known hosts")
      throw URIParts.refusal(
        say(
          "the transport “\(uri.transport)” \(reason), so it is refused unless the settings file "
            + "says “expert = true” for this host"
        )
      )
    }
  }

  private static func checkAddress(_ uri: URIParts) throws(BackendError) {
    guard !uri.user.contains(":") else {
      throw URIParts.refusal(
        say("a password does not belong in a URI; it is asked for when needed")
      )
    }
    guard holds(uri.user, only: "._-+@\\$"), !uri.user.hasPrefix("-") else {
      throw URIParts.refusal(say("the user name in the URI contains a character that is refused"))
    }
    guard holds(uri.host, only: "._-:%"), !uri.host.hasPrefix("-") else {
      throw URIParts.refusal(say("the host name in the URI contains a character that is refused"))
    }
    let isPort = uri.port.isEmpty || UInt16(uri.port).map { $0 > 0 } == true
    guard isPort, !uri.port.hasPrefix("+") else {
      throw URIParts.refusal(say("“\(uri.port)” is no port; one is a number from 1 to 65535"))
    }
    // The path of a test host names a file; that of all others goes into a shell over there.
    guard uri.driver == "test" || holds(uri.path, only: "/._-+~@:,%") else {
      throw URIParts.refusal(say("the path in the URI contains a character that is refused"))
    }
  }

  private static func check(
    _ parameter: URIParts.Parameter,
    _ isExpert: Bool
  ) throws(BackendError) {
    let rule: Value
    if let known = parameters[parameter.name] {
      rule = known
    } else if let known = expertParameters[parameter.name] {
      guard isExpert else {
        throw URIParts.refusal(
          say(
            "the parameter “\(parameter.name)” \(say(known.reason)), so it is refused unless the "
              + "settings file says “expert = true” for this host"
          )
        )
      }
      rule = known.value
    } else {
      throw URIParts.refusal(
        say("the parameter “\(parameter.name)” is not known, so it is refused")
      )
    }
    guard allows(rule, parameter.value) else {
      throw URIParts.refusal(say("the value of the parameter “\(parameter.name)” is refused"))
    }
  }

  private static func allows(_ rule: Value, _ value: String) -> Bool {
    switch rule {
    case .path: value.hasPrefix("/") && holds(value, only: "/._-+@:,~")
    case .word(let words): words.contains(value)
    case .characters(let others): !value.isEmpty && holds(value, only: others)
    case .free: !value.contains("\0")
    }
  }

  private static func holds(_ text: String, only others: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      let isPlain = scalar.isASCII && scalar.properties.isAlphabetic
      return isPlain || ("0"..."9").contains(scalar) || others.unicodeScalars.contains(scalar)
    }
  }
}
