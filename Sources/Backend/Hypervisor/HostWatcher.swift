/// One host's life: it opens, lists, watches, loses and opens again, and tells what it sees.
///
/// An actor on the cooperative pool that only waits for the threads of its connections.
actor HostWatcher {
  let configuration: HostConfiguration
  let timing: Timing
  let inbox: HostInbox
  let access: HostAccess

  private var sink: (@Sendable (HostUpdate) -> Void)?
  private(set) var state = HostState.offline
  /// The open connections; nil while there are none.
  private(set) var link: HostLink?
  private(set) var events: EventThread?
  /// Connections that are being opened.
  private var opening: [ObjectIdentifier: Connection] = [:]
  /// Connections of long commands.
  private var jobs: [ObjectIdentifier: Connection] = [:]
  /// Why the link is of no more use; nil while it is.
  private(set) var lossReason: String?
  /// References that libvirt still held after closing, of all connections so far.
  private(set) var leftovers = 0
  /// The calls that take long now, by their connections.
  private var slowCalls: [ObjectIdentifier: String] = [:]
  /// What is wrong with the poll connection; nil while nothing is.
  var pollProblem: String?

  var inventory = HostInventory()
  /// What is kept from one reading of the statistics to the next.
  var statistics = HostStatistics()
  /// Connections kept for the next commands.
  var idleCommands: [Connection] = []
  /// Consoles that are open or being opened.
  var consoles: [ObjectIdentifier: ConsoleSession] = [:]

  init(
    _ configuration: HostConfiguration,
    timing: Timing,
    inbox: HostInbox,
    access: HostAccess
  ) {
    self.configuration = configuration
    self.timing = timing
    self.inbox = inbox
    self.access = access
  }

  var hostName: String { configuration.id.name }

  /// Whether the loops of the present link should go on.
  var isServing: Bool { link != nil && lossReason == nil && !inbox.isClosing }

  func send(_ update: HostUpdate) {
    if !inbox.isClosing { sink?(update) }
  }

  func occur(_ text: String, level: Occurrence.Level = .normal) {
    send(
      .occurrence(
        Occurrence(
          time: WallClock.seconds,
          subject: .node,
          id: nil,
          name: "",
          text: text,
          level: level
        )
      )
    )
  }

  func enter(_ next: HostState) {
    guard next != state else { return }
    state = next
    send(.state(next))
  }

  /// Lives until `close`.
  func run(_ sink: @escaping @Sendable (HostUpdate) -> Void) async {
    self.sink = sink
    let events = EventThread(name: "ev-" + hostName)
    self.events = events
    defer { events.finish() }
    defer { access.leave() }
    let uri: ConnectURI
    do throws(BackendError) {
      uri = try access.uri()
    } catch {
      enter(.failed(error))
      while !inbox.isClosing { await inbox.controlBell.wait(atMost: .seconds(3600)) }
      return
    }
    beginLogins(uri, sink)
    var attempts = Attempts()
    while !inbox.isClosing {
      enter(.connecting)
      let begun = ContinuousClock.now
      access.desk.beginAttempt(isRetry: attempts.wrongAnswers > 0)
      let failure = await open(uri, events)
      if failure == nil { await serve() }
      guard !inbox.isClosing else { break }
      _ = inbox.takeReconnect()
      // A host that stayed up for a while starts anew; one that flaps waits longer each time.
      if failure == nil, ContinuousClock.now - begun > timing.steady { attempts.failures = 0 }
      switch attempts.next(after: failure, uri, access.desk) {
      case .again: break
      case .rest(let state):
        enter(state)
        await pause(nil)
      case .retry(let reason, let turn):
        enter(.lost(reason: reason ?? lossReason ?? say("the connection ended")))
        await pause(timing.pauses[min(turn, timing.pauses.count - 1)])
      }
    }
  }
}

// MARK: - Opening and closing

extension HostWatcher {
  func connection(_ name: String, _ events: EventThread) -> Connection {
    let (reports, continuation) = AsyncStream.makeStream(of: Connection.Report.self)
    let connection = Connection(
      name: name + "-" + hostName,
      events: events,
      timing: timing,
      desk: access.desk
    ) { report in
      if report == .gone { continuation.finish() } else { continuation.yield(report) }
    }
    let id = ObjectIdentifier(connection)
    Task { [weak self] in
      for await report in reports { await self?.note(report, from: id) }
    }
    return connection
  }

  private func open(_ uri: ConnectURI, _ events: EventThread) async -> BackendError? {
    lossReason = nil
    slowCalls = [:]
    pollProblem = nil
    let control = connection("ctl", events)
    do throws(BackendError) {
      try await open(control, uri)
      let poll: Connection
      if uri.isTestDriver {
        poll = control
      } else {
        poll = connection("poll", events)
        try await open(poll, uri)
      }
      link = HostLink(control: control, poll: poll)
      return nil
    } catch {
      if await control.close(within: .milliseconds(300)) == nil { leftovers += 1 }
      return error
    }
  }

  /// Opens a connection so that `close` can end the attempt.
  func open(_ connection: Connection, _ uri: ConnectURI) async throws(BackendError) {
    opening[ObjectIdentifier(connection)] = connection
    defer { opening[ObjectIdentifier(connection)] = nil }
    guard !inbox.isClosing else {
      throw BackendError.notConnected(say("connect"), say("to \(hostName)"))
    }
    try await connection.open(uri, host: hostName, readOnly: configuration.isReadOnly)
    access.desk.succeed()
  }

  /// Has `close` cut a connection that is neither of the link's.
  func hold(_ connection: Connection) { jobs[ObjectIdentifier(connection)] = connection }

  func release(_ connection: Connection) { jobs[ObjectIdentifier(connection)] = nil }

  func addLeftovers(_ count: Int) { leftovers += count }

  /// Lists and watches until the connection is lost or `close` is called.
  private func serve() async {
    guard let link else { return }
    enter(.syncing)
    inventory.forgetReadings()
    statistics.forgetReadings()
    let polling = Task { await self.pollLoop(link) }
    await controlLoop(link)
    self.link = nil
    inbox.pollBell.ring()
    // A lost host hangs on both; one that is closed gets a moment to answer.
    if !inbox.isClosing {
      link.cut()
      for connection in opening.values { connection.cut() }
    }
    await closeIdleCommands()
    // Before the link is closed: the poll loop may be about to give it another connection.
    await polling.value
    await closeLink(link)
  }

  private func closeLink(_ link: HostLink) async {
    let left = await link.close(within: .milliseconds(300))
    leftovers += left ?? 0
  }

  /// Waits before the next attempt; ends early when one is asked for, or by `close`.
  private func pause(_ length: Duration?) async {
    let jitter = Double.random(in: 0.8...1.2)
    let end = length.map { ContinuousClock.now + $0 * jitter }
    while !inbox.isClosing, !inbox.takeReconnect() {
      let rest = end.map { $0 - ContinuousClock.now } ?? .seconds(3600)
      guard rest > .zero else { return }
      await inbox.controlBell.wait(atMost: rest)
    }
  }

  /// Ends whatever is under way; `run` does the rest.
  func close() async {
    for console in consoles.values { console.close() }
    for connection in opening.values { connection.cut() }
    for connection in jobs.values { connection.cut() }
    guard let link else { return }
    // A call that is about to be answered may be; one that hangs is ended.
    Task {
      do { try await Task.sleep(for: .milliseconds(150)) } catch { return }
      link.cut()
    }
  }
}

// MARK: - How it stands

extension HostWatcher {
  private func note(_ report: Connection.Report, from id: ObjectIdentifier) {
    guard let link, lossReason == nil else { return }
    let isControl = id == ObjectIdentifier(link.control)
    guard isControl || id == ObjectIdentifier(link.poll) else { return }
    switch report {
    case .slow(let operation): slowCalls[id] = operation
    case .answered: slowCalls[id] = nil
    case .lost(let reason):
      // The poll loop opens its own connection again.
      slowCalls[id] = nil
      if isControl { lose(reason) } else { inbox.pollBell.ring() }
      return
    case .gone: return
    }
    showCondition()
  }

  /// Whether what is read next would wait for a reading that got no answer yet.
  var isReadingHung: Bool { link.map { slowCalls[ObjectIdentifier($0.control)] != nil } ?? false }

  /// Gives the link up; the loops end at their next step.
  func lose(_ reason: String) {
    guard lossReason == nil else { return }
    lossReason = reason
    occur(say("connection lost: \(reason)"), level: .warning)
    inbox.ringBoth()
  }

  /// Shows what is wrong with an open host, or that nothing is.
  func showCondition() {
    guard isServing, inventory.isListed else { return }
    if let operation = slowCalls.values.min() {
      enter(.degraded(reason: say("no answer for a while (\(operation))")))
    } else if let pollProblem {
      enter(.degraded(reason: pollProblem))
    } else {
      enter(.online)
    }
  }
}
