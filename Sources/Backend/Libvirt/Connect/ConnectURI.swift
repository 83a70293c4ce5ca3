/// A connection URI, checked before libvirt sees it: a URI can run programs and turn checks off.
struct ConnectURI: Sendable, Equatable {
  /// What libvirt is given.
  let text: String
  /// What the reader is shown: aliases are expanded, and nothing of ours is in it.
  let shown: String
  /// The name in libvirt's own settings that stood for it; nil when it was written out.
  let alias: String?
  /// Whether it is libvirt's in-process test driver, whose state is private to a connection.
  let isTestDriver: Bool
  /// Whether it is the libvirt of the machine that we run on, by its usual way.
  let isThisMachine: Bool
  /// Whether it crosses a network unencrypted, for everybody on the way to read and to change.
  let isPlaintext: Bool
  /// Whether ssh is to be run by our stand-in for it.
  let needsStandIn: Bool
  /// Whether it is libvirt on this very machine.
  let isLocal: Bool

  /// Checks a URI and completes it.
  ///
  /// - Parameters:
  ///   - text: A URI, or the name of one in libvirt's settings.
  ///   - isExpert: Whether it may name programs and turn checks off.
  ///   - aliases: The names in libvirt's settings.
  /// - Throws: `BackendError` with the code `.invalidValue` for what could run a program or could
  ///   not be a URI.
  init(
    _ text: String,
    isExpert: Bool = false,
    aliases: [String: String] = URIAliases.read()
  ) throws(BackendError) {
    let expanded = aliases[text]
    let parts = try URIParts(expanded ?? text)
    try URIRules.check(parts, isExpert: isExpert)
    alias = expanded == nil ? nil : text
    isTestDriver = parts.driver == "test"
    isThisMachine =
      !isTestDriver && parts.host.isEmpty && parts.transport.isEmpty && parts["socket"] == nil
    isPlaintext = parts.transport == "tcp" && !parts.isLoopback
    let usesSSH = parts.transport == "ssh"
    needsStandIn = usesSSH && parts["command"] == nil
    isLocal = parts.host.isEmpty && ["", "unix"].contains(parts.transport)
    // Whether ssh may ask is for us to say: on the terminal it would write over the screen.
    let kept = usesSSH ? parts.without("no_tty") : parts
    shown = kept.text
    self.text = usesSSH ? kept.with("no_tty=1").text : kept.text
  }

  private init(_ other: ConnectURI, text: String) {
    self.text = text
    shown = other.shown
    alias = other.alias
    isTestDriver = other.isTestDriver
    isThisMachine = other.isThisMachine
    isPlaintext = other.isPlaintext
    needsStandIn = other.needsStandIn
    isLocal = other.isLocal
  }

  /// The same, with ssh run by a program of ours; unchanged, and so asking nothing, without one.
  func run(by path: String?) -> ConnectURI {
    guard needsStandIn, let path, let parts = try? URIParts(shown) else { return self }
    return ConnectURI(self, text: parts.with("command=" + path).text)
  }
}
