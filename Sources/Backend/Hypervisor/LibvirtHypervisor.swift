import Synchronization

/// A host behind libvirt's client library.
///
/// Its work is done by one event thread and two connection threads; this object only passes on.
public final class LibvirtHypervisor: Hypervisor {
  /// What it was made from.
  public let configuration: HostConfiguration

  private let inbox = HostInbox()
  private let desk: LoginDesk
  let watcher: HostWatcher
  private let loop = Mutex<Task<Void, Never>?>(nil)

  /// Describes a host; nothing is opened before `start`.
  ///
  /// - Parameters:
  ///   - configuration: Which host.
  ///   - timing: Time limits and pauses.
  ///   - ssh: How ssh is run.
  public init(
    _ configuration: HostConfiguration,
    timing: Timing = Timing(),
    ssh: SSHSettings = SSHSettings()
  ) {
    LibvirtLibrary.prepare()
    self.configuration = configuration
    let access = HostAccess(configuration, ssh: ssh)
    desk = access.desk
    watcher = HostWatcher(configuration, timing: timing, inbox: inbox, access: access)
  }

  /// Opens the host and watches it; a second call does nothing.
  public func start(_ sink: @escaping @Sendable (HostUpdate) -> Void) {
    loop.withLock { loop in
      guard loop == nil else { return }
      loop = Task.detached { [watcher] in await watcher.run(sink) }
    }
  }

  /// Says what the screen shows.
  public func setInterest(_ interest: Interest) { inbox.setInterest(interest) }

  /// Reads the lists again.
  public func refresh() { inbox.wantRefresh() }

  /// Tries at once to open a host that is not open.
  public func reconnect() { inbox.wantReconnect() }

  /// Answers a login question.
  public func answer(_ question: LoginQuestion.ID, _ secret: Secret?) {
    desk.answer(question, secret)
  }

  /// Carries a command out.
  public func perform(
    _ command: Command,
    progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws(BackendError) {
    try await watcher.perform(command, progress: progress)
  }

  /// Opens the serial console of a domain.
  public func openConsole(
    _ domain: ObjectUUID,
    target: ConsoleTarget,
    force: Bool,
    sink: @escaping @Sendable (ConsoleUpdate) -> Void
  ) async throws(BackendError) -> any Console {
    try await watcher.openConsole(domain, target: target, force: force, sink: sink)
  }

  /// Ends everything, within a second even when the host hangs.
  ///
  /// - Returns: How many references libvirt still held, of all connections since `start`.
  @discardableResult
  public func close() async -> Int {
    inbox.beginClosing()
    desk.shut()
    let task = loop.withLock { $0 }
    await watcher.close()
    await task?.value
    return await watcher.leftovers
  }
}
