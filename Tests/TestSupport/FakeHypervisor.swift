public import Backend
import Synchronization

/// A host without libvirt: a test says what it tells, and sees what it is asked.
///
/// It changes nothing by itself: after a command, what the screen should show is sent by the test.
public final class FakeHypervisor: Hypervisor {
  private struct State {
    var sink: (@Sendable (HostUpdate) -> Void)?
    var early: [HostUpdate] = []
    var commands: [Command] = []
    var interests: [Interest] = []
    var refreshes = 0
    var reconnects = 0
    var answers: [LoginQuestion.ID: Secret?] = [:]
    var isClosed = false
    var errors: [Command: BackendError] = [:]
    var hangs = false
    var waiting: [CheckedContinuation<Bool, Never>] = []
    var progress: [@Sendable (WorkProgress) -> Void] = []
    var observers: [CheckedContinuation<Void, Never>] = []
    var consoles: [FakeConsole] = []
    var consoleError: BackendError?
  }

  /// What it was made from.
  public let configuration: HostConfiguration
  private let state = Mutex(State())

  /// Makes a host that has told nothing yet.
  public init(_ configuration: HostConfiguration) {
    self.configuration = configuration
  }

  /// Makes a host by its name only.
  public convenience init(named name: String = "lab", isReadOnly: Bool = false) {
    self.init(
      HostConfiguration(id: HostID(name), uri: "fake:///\(name)", isReadOnly: isReadOnly)
    )
  }
}

// MARK: - What the program calls

extension FakeHypervisor {
  /// Takes the sink, and gives it what was sent before.
  public func start(_ sink: @escaping @Sendable (HostUpdate) -> Void) {
    let early = state.withLock { state in
      state.sink = sink
      defer { state.early = [] }
      return state.early
    }
    for update in early { sink(update) }
  }

  /// Records what the screen shows.
  public func setInterest(_ interest: Interest) {
    state.withLock { $0.interests.append(interest) }
    wakeObservers()
  }

  /// Counts it.
  public func refresh() {
    state.withLock { $0.refreshes += 1 }
    wakeObservers()
  }

  /// Counts it.
  public func reconnect() {
    state.withLock { $0.reconnects += 1 }
    wakeObservers()
  }

  /// Records the answer.
  public func answer(_ question: LoginQuestion.ID, _ secret: Secret?) {
    state.withLock { $0.answers[question] = .some(secret) }
    wakeObservers()
  }

  /// Records the command, waits while it hangs, then fails if it was told to.
  public func perform(
    _ command: Command,
    progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws(BackendError) {
    state.withLock { state in
      state.commands.append(command)
      state.progress.append(progress)
    }
    wakeObservers()
    let wasCancelled = await waitWhileHanging()
    if wasCancelled {
      throw BackendError(
        code: .cancelled,
        operation: "wait",
        object: configuration.id.name,
        message: "it was cancelled"
      )
    }
    if let error = state.withLock({ $0.errors[command] }) { throw error }
  }

  /// Opens a console that prints what the test says, or fails if it was told to.
  public func openConsole(
    _ domain: ObjectUUID,
    target: ConsoleTarget,
    force: Bool,
    sink: @escaping @Sendable (ConsoleUpdate) -> Void
  ) async throws(BackendError) -> any Console {
    let error = state.withLock { force ? nil : $0.consoleError }
    if let error { throw error }
    let console = FakeConsole(domain, sink: sink)
    state.withLock { $0.consoles.append(console) }
    wakeObservers()
    return console
  }

  /// Ends what hangs, and takes no update any more.
  @discardableResult
  public func close() async -> Int {
    let waiting = state.withLock { state in
      state.isClosed = true
      state.sink = nil
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: true) }
    return 0
  }

  private func waitWhileHanging() async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          guard state.hangs, !state.isClosed, !Task.isCancelled else { return true }
          state.waiting.append(continuation)
          return false
        }
        if goesOn { continuation.resume(returning: Task.isCancelled) }
      }
    } onCancel: {
      // One hanging command more or less makes no difference to a test: all of them end.
      let waiting = state.withLock { state in
        defer { state.waiting = [] }
        return state.waiting
      }
      for continuation in waiting { continuation.resume(returning: true) }
    }
  }

  private func wakeObservers() {
    let observers = state.withLock { state in
      defer { state.observers = [] }
      return state.observers
    }
    for observer in observers { observer.resume() }
  }
}

// MARK: - What a test calls

extension FakeHypervisor {
  /// Tells the program something; what is sent before `start` is told then.
  public func send(_ update: HostUpdate) {
    let sink = state.withLock { state in
      if state.sink == nil, !state.isClosed { state.early.append(update) }
      return state.sink
    }
    sink?(update)
  }

  /// Has a command fail from now on; nil lets it succeed again.
  public func fail(_ command: Command, with error: BackendError?) {
    state.withLock { $0.errors[command] = error }
  }

  /// Has commands wait until `release`.
  public func hang() { state.withLock { $0.hangs = true } }

  /// Lets the commands that wait go on, and later ones too.
  public func release() {
    let waiting = state.withLock { state in
      state.hangs = false
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: false) }
  }

  /// Reports progress of every command so far.
  public func report(_ progress: WorkProgress) {
    for sink in state.withLock({ $0.progress }) { sink(progress) }
  }

  /// Waits until a number of commands have arrived.
  public func waitForCommands(_ count: Int = 1) async {
    while commands.count < count {
      await withCheckedContinuation { continuation in
        let goesOn = state.withLock { state in
          if state.commands.count >= count { return true }
          state.observers.append(continuation)
          return false
        }
        if goesOn { continuation.resume() }
      }
    }
  }

  /// Has consoles fail to open, unless forced, from now on; nil lets them open again.
  public func failConsoles(with error: BackendError?) {
    state.withLock { $0.consoleError = error }
  }

  /// Every console that was opened so far, in order.
  public var consoles: [FakeConsole] { state.withLock { $0.consoles } }
  /// Every command so far, in order.
  public var commands: [Command] { state.withLock { $0.commands } }
  /// Every interest so far, in order.
  public var interests: [Interest] { state.withLock { $0.interests } }
  /// How often the lists were asked for.
  public var refreshes: Int { state.withLock { $0.refreshes } }
  /// How often an attempt to connect was asked for.
  public var reconnects: Int { state.withLock { $0.reconnects } }
  /// What was answered to each question; nil where the login was cancelled.
  public var answers: [LoginQuestion.ID: Secret?] { state.withLock { $0.answers } }
  /// Whether it was closed.
  public var isClosed: Bool { state.withLock { $0.isClosed } }
}
