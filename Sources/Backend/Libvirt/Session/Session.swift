import CLibvirt

/// An open connection as its own thread sees it: every method blocks, and throws what libvirt says.
///
/// It never leaves the thread that opened it; `Connection` sees to that.
final class Session {
  let pointer: virConnectPtr
  /// The host's name, for messages.
  let host: String
  let isReadOnly: Bool
  let isTestDriver: Bool
  /// Functions that the driver turned out to lack, so that they are not asked for again.
  var missing: Set<Missing> = []
  /// How many values the driver tells of the node's processors and memory; nil before it was asked.
  var nodeCounts = NodeCounts()
  /// Whether the host is the machine that we run on.
  let isThisMachine: Bool
  /// Domains whose agent was told to give up after a while.
  var agentsLimited: Set<ObjectUUID> = []
  var registrations: [Registration] = []
  /// The console that the connection was opened for; nil on every other connection.
  var console: ConsoleStream?
  private var watchesForClose = false

  /// A function that not every driver has.
  enum Missing: Hashable {
    case stateStatistics
    case snapshots
    case managedSave
    case addresses
    case leases
    case memoryStatistics
    case bulkStatistics
    case statisticsWithoutWaiting
    case vcpuStatistics
    case processorStatistics
    case processorMap
    case freeMemory
    case domainDetails
    case domainProcessors
    case domainMemory
    case domainDisks
    case domainInterfaces
  }

  /// How many values there are in two of libvirt's answers.
  struct NodeCounts {
    var processors: Int32?
    var memory: Int32?
  }

  /// Opens a connection.
  ///
  /// - Parameters:
  ///   - uri: Which one.
  ///   - host: The host's name, for messages.
  ///   - isReadOnly: Whether libvirt is to refuse every change.
  ///   - desk: Where credentials are asked for; nil where nobody can answer.
  /// - Throws: What libvirt says, with what the reader can do about it.
  init(uri: ConnectURI, host: String, isReadOnly: Bool, desk: LoginDesk?) throws(BackendError) {
    // What holds a colon is never looked up among libvirt's aliases, which could stand for any URI.
    let flags = isReadOnly ? VIR_CONNECT_RO.rawValue : 0
    let mark = LibraryLog.mark()
    // Without a credential callback of ours nothing is asked: libvirt's own would use the terminal.
    let opened =
      desk.map { CredentialRequest($0).open(uri.text, flags) }
      ?? virConnectOpenAuth(uri.text, nil, flags)
    guard let pointer = opened else {
      let error = BackendError.last(say("connect"), say("to \(host)"))
      throw ConnectAdvice.explained(
        error,
        log: LibraryLog.text(since: mark),
        gavePassword: desk?.gavePassword == true
      )
    }
    self.pointer = pointer
    self.host = host
    self.isReadOnly = isReadOnly
    isTestDriver = uri.isTestDriver
    isThisMachine = uri.isThisMachine
  }

  /// Has a host that is silent asked whether it is still there, and given up when it is not.
  func keepAlive(every seconds: Int, count: Int) {
    // Fails where nothing is to be kept alive, as with the test driver.
    virConnectSetKeepAlive(pointer, Int32(clamping: seconds), UInt32(clamping: count))
  }

  /// Whether the socket is still open; asks nobody.
  var isAlive: Bool { virConnectIsAlive(pointer) != 0 }

  /// The last error when a call failed.
  func check(
    _ status: Int32,
    _ operation: String,
    _ object: String = ""
  ) throws(BackendError) {
    guard status >= 0 else { throw .last(operation, object) }
  }

  /// How an object is called in messages: `“web” on lab`.
  func label(_ name: String) -> String { say("“\(name)” on \(host)") }

  /// Has the end of the connection told, with its reason in words.
  func watchForClose(_ tell: @escaping @Sendable (String) -> Void) {
    let box = Unmanaged.passRetained(CloseWatch(tell)).toOpaque()
    let status = virConnectRegisterCloseCallback(
      pointer,
      CloseWatch.callback,
      box,
      { opaque in
        guard let opaque else { return }
        Unmanaged<CloseWatch>.fromOpaque(opaque).release()
      }
    )
    if status == 0 {
      watchesForClose = true
    } else {
      Unmanaged<CloseWatch>.fromOpaque(box).release()
    }
  }

  /// Deregisters everything and closes.
  ///
  /// - Returns: How many references libvirt still holds: 0 unless something leaked.
  func close() -> Int {
    console?.abort()
    console = nil
    deregisterEvents()
    // An event that is being told holds a reference until its callback has returned.
    ThreadTag.current?.events.passTurn(within: 100)
    if watchesForClose, virConnectUnregisterCloseCallback(pointer, CloseWatch.callback) != 0 {
      // Refused on a dead connection, where it is dropped after it was called: about now.
      ThreadTag.current?.events.passTurn(within: 100)
    }
    return Int(virConnectClose(pointer))
  }
}

/// What the close callback is given.
private final class CloseWatch: Sendable {
  private let tell: @Sendable (String) -> Void

  static let callback: @convention(c) (virConnectPtr?, Int32, UnsafeMutableRawPointer?) -> Void = {
    guard let opaque = $2 else { return }
    Unmanaged<CloseWatch>.fromOpaque(opaque).takeUnretainedValue().end($1)
  }

  init(_ tell: @escaping @Sendable (String) -> Void) { self.tell = tell }

  func end(_ reason: Int32) {
    switch reason {
    case Int32(VIR_CONNECT_CLOSE_REASON_EOF.rawValue): tell(say("the host closed the connection"))
    case Int32(VIR_CONNECT_CLOSE_REASON_KEEPALIVE.rawValue): tell(say("the host stopped answering"))
    case Int32(VIR_CONNECT_CLOSE_REASON_CLIENT.rawValue):
      tell(say("the connection was closed here"))
    default: tell(say("the connection failed"))
    }
  }
}
