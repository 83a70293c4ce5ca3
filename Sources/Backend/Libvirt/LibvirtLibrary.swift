import CLibvirt
import Glibc

/// libvirt's client library as a whole: what is set once a process, and which hosts to try.
public enum LibvirtLibrary {
  // Runs once, on first use.
  private static let isPrepared: Bool = {
    signal(SIGPIPE, SIG_IGN)
    // libvirt writes secrets to its debug log, and gpg's agent asks on the terminal.
    for name in ["LIBVIRT_DEBUG", "LIBVIRT_LOG_FILTERS", "LIBVIRT_LOG_OUTPUTS", "GPG_TTY"] {
      unsetenv(name)
    }
    var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noCore)
    // The limit alone does not hold where the system hands cores to a program.
    process_forbid_dumps()
    XMLDocument.silence()
    virSetErrorFunc(nil) { _, _ in }
    EventRegistry.register()
    // Read once, here: only errors are logged then, and warnings do not reach standard error.
    var settings = LibraryLog.environment
    settings["LIBVIRT_DEBUG"] = "4"
    for (name, value) in settings { setenv(name, value, 1) }
    defer { for name in settings.keys { unsetenv(name) } }
    return virInitialize() == 0
  }()

  /// Sets the process up for libvirt: before anything else of it, and before other threads start.
  ///
  /// Ignores `SIGPIPE`, turns core dumps, libvirt's debug log and its messages on standard error
  /// off, and registers our event implementation.
  public static func prepare() { _ = isPrepared }

  /// The library's own version, such as `9.0.0`.
  public static var version: String {
    prepare()
    var number: UInt = 0
    return virGetVersion(&number, nil, nil) == 0 ? Session.words(version: number) : ""
  }

  /// What to try, in turn, when nobody named a host.
  ///
  /// - Parameter environment: Of which `LIBVIRT_DEFAULT_URI` counts, alone when it is set.
  /// - Returns: At least one URI.
  public static func defaultURIs(environment: [String: String]) -> [String] {
    if let uri = environment["LIBVIRT_DEFAULT_URI"], !uri.isEmpty { return [uri] }
    return ["qemu:///system", "qemu:///session"]
  }

  /// Opens a host and closes it again.
  ///
  /// - Parameters:
  ///   - uri: Which host.
  ///   - limit: How long it may take.
  /// - Returns: The canonical URI, or why it cannot be opened.
  public static func probe(
    _ uri: String,
    within limit: Duration = .seconds(5)
  ) async -> Result<String, BackendError> {
    prepare()
    let events = EventThread(name: "ev-probe")
    defer { events.finish() }
    let timing = Timing(open: limit, list: limit)
    let connection = Connection(name: "probe", events: events, timing: timing) { _ in }
    let result: Result<String, BackendError>
    do throws(BackendError) {
      try await connection.open(ConnectURI(uri), host: uri, readOnly: true)
      let found = try await connection.call(say("connect"), on: say("to \(uri)"), within: limit) {
        session in
        session.uri
      }
      result = .success(found.isEmpty ? uri : found)
    } catch {
      result = .failure(error)
    }
    _ = await connection.close(within: .milliseconds(300))
    return result
  }
}
