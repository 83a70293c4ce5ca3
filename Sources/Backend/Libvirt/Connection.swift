import Synchronization

/// One connection to libvirt: an actor on a thread of its own, the sole owner of its `virConnectPtr`,
/// so that there is never more than one call in flight on it.
///
/// Two threads in calls on one connection can lose each other's wake-ups in libvirt's client.
actor Connection {
  /// What it tells about itself, from any thread.
  enum Report: Sendable, Equatable {
    /// A call takes long; the text says which.
    case slow(String)
    /// The slow call came to an end.
    case answered
    /// It is of no more use; the text says why.
    case lost(String)
    /// There is nothing left of it that could tell anything.
    case gone
  }

  private let thread: BlockingThread
  private let lifeline: Lifeline
  private let timing: Timing
  private let report: @Sendable (Report) -> Void
  private let desk: LoginDesk?
  private var session: Session?
  /// Gives up an attempt to open that has no socket yet to shut down; nil while there is none.
  private let giveUpOpening = Mutex<(@Sendable () -> Void)?>(nil)

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(
    name: String,
    events: EventThread,
    timing: Timing,
    desk: LoginDesk? = nil,
    report: @escaping @Sendable (Report) -> Void
  ) {
    let lifeline = Lifeline()
    self.lifeline = lifeline
    self.timing = timing
    self.report = report
    self.desk = desk
    thread = BlockingThread(name: name, tag: ThreadTag(events: events, lifeline: lifeline))
  }

  deinit { report(.gone) }

  /// Whether a deadline or `cut` has ended it.
  nonisolated var isCut: Bool { lifeline.isCut }

  /// Ends the call that is running, and with it the connection.
  nonisolated func cut() {
    lifeline.cut()
    giveUpOpening.withLock { $0 }?()
  }

  /// Opens it.
  nonisolated func open(_ uri: ConnectURI, host: String, readOnly: Bool) async throws(BackendError)
  {
    let answer = Answer<Void>()
    let stopped = BackendError.notConnected(say("connect"), say("to \(host)"))
    giveUpOpening.withLock { $0 = { answer.give(.failure(stopped)) } }
    defer { giveUpOpening.withLock { $0 = nil } }
    Task.detached { await self.open(uri, host: host, readOnly: readOnly, answer) }
    try await answer.value()
  }

  /// Makes calls of libvirt, in turn with others on this connection.
  ///
  /// - Parameters:
  ///   - operation: What it is, for a message, as in “list the domains”.
  ///   - object: On what, for a message.
  ///   - limit: How long it may take once it has begun; nil for as long as it wants.
  ///   - isRead: Whether an answer counts for nothing when the connection died meanwhile, since parts
  ///     of it may be missing then.
  ///   - work: The calls, made on this connection's thread.
  /// - Returns: What `work` returns.
  /// - Throws: What `work` throws; `.deadline` when the time is over, `.notConnected` when closed.
  nonisolated func call<Value: Sendable>(
    _ operation: String,
    on object: String = "",
    within limit: Duration?,
    isRead: Bool = true,
    _ work: @escaping @Sendable (Session) throws(BackendError) -> Value
  ) async throws(BackendError) -> Value {
    let answer = Answer<Value>()
    Task.detached {
      await self.run(operation, object, limit, isRead, answer, work)
    }
    return try await answer.value()
  }

  /// Deregisters everything and closes it.
  ///
  /// - Returns: How many references libvirt still holds; nil when that did not come to an end.
  nonisolated func close(within limit: Duration) async -> Int? {
    let answer = Answer<Int?>()
    Task.detached { await self.close(answer) }
    let watch = Task.detached { [lifeline] in
      do { try await Task.sleep(for: limit) } catch { return }
      lifeline.cut()
      do { try await Task.sleep(for: limit) } catch { return }
      answer.give(.success(nil))
    }
    defer { watch.cancel() }
    do { return try await answer.value() } catch { return nil }
  }
}

extension Connection {
  private func open(_ uri: ConnectURI, host: String, readOnly: Bool, _ answer: Answer<Void>) {
    let attempt = OpeningSockets.begin()
    let error = BackendError.deadline(say("connect"), "", timing.open)
    let alarm = Task.detached { [lifeline, timing, desk] in
      guard await OpeningTime.passes(timing.open, desk) else { return }
      if !lifeline.cut() { OpeningSockets.cut(attempt) }
      do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
      answer.give(.failure(error))
    }
    defer {
      alarm.cancel()
      OpeningSockets.end(attempt)
    }
    guard !lifeline.isCut else { return answer.give(.failure(error)) }
    do throws(BackendError) {
      let opened = try Session(uri: uri, host: host, isReadOnly: readOnly, desk: desk)
      session = opened
      opened.keepAlive(every: timing.keepAlive, count: timing.keepAliveCount)
      opened.watchForClose { [report, lifeline] reason in
        // To libvirt, what was cut here looks as if the host had closed it.
        report(.lost(lifeline.reason ?? reason))
      }
      answer.give(.success(()))
    } catch {
      answer.give(.failure(lifeline.isCut ? .deadline(say("connect"), "", timing.open) : error))
    }
  }

  private func run<Value: Sendable>(
    _ operation: String,
    _ object: String,
    _ limit: Duration?,
    _ isRead: Bool,
    _ answer: Answer<Value>,
    _ work: @Sendable (Session) throws(BackendError) -> Value
  ) {
    guard let session, !lifeline.isCut else {
      return answer.give(.failure(.notConnected(operation, object)))
    }
    let alarm = limit.map { limit in
      CallAlarm(timing: timing, limit: limit, lifeline: lifeline) { [report] stage in
        switch stage {
        case .slow:
          report(.slow(operation))
        case .over:
          answer.give(.failure(.deadline(operation, object, limit)))
          report(.lost(say("no answer within \(limit.components.seconds) s (\(operation))")))
        }
      }
    }
    defer {
      if alarm?.stop() == true { report(.answered) }
    }
    do throws(BackendError) {
      let value = try work(session)
      guard !isRead || !lifeline.isCut && session.isAlive else {
        throw BackendError.notConnected(operation, object)
      }
      answer.give(.success(value))
    } catch {
      let isDead = lifeline.isCut || !session.isAlive
      var given = error
      if lifeline.isCut, let limit {
        given = .deadline(operation, object, limit)
      } else if isDead {
        // Nothing but the connection failed: the message is kept, whatever code came with it.
        given.code = .notConnected
      }
      answer.give(.failure(given))
      if isDead { report(.lost(given.message)) }
    }
  }

  private func close(_ answer: Answer<Int?>) {
    let left = session?.close() ?? 0
    session = nil
    answer.give(.success(left))
  }
}
