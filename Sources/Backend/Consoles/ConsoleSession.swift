import Synchronization

/// A console on a connection of its own, read at all times into a bounded buffer.
final class ConsoleSession: Console {
  /// The most bytes in one piece to the host.
  private static let pieceSize = 4096
  /// The most bytes that wait to be typed.
  private static let outgoingLimit = 4 << 20
  /// How long what comes in small pieces is gathered: a serial line brings thousands a second.
  private static let gathering = Duration.milliseconds(4)

  private struct State {
    var stream: ConsoleStream?
    var outgoing: [UInt8] = []
    var isSending = false
    var isDraining = false
    var lastDrained: ContinuousClock.Instant?
    var isClosed = false
  }

  let connection: Connection
  private let buffer = ConsoleBuffer()
  private let end: ConsoleEnd
  private let limit: Duration
  private let state = Mutex(State())
  private let closed: @Sendable (ConsoleSession, Int?) async -> Void

  init(
    host: String,
    events: EventThread,
    timing: Timing,
    desk: LoginDesk,
    sink: @escaping @Sendable (ConsoleUpdate) -> Void,
    closed: @escaping @Sendable (ConsoleSession, Int?) async -> Void
  ) {
    let end = ConsoleEnd(sink)
    self.end = end
    self.closed = closed
    limit = timing.command
    connection = Connection(name: "con-" + host, events: events, timing: timing, desk: desk) {
      // libvirt tells the stream nothing when its connection dies.
      if case .lost(let reason) = $0 { end.tell(.connection, reason) }
    }
  }

  /// How long a machine that is just starting is given until its console is there.
  private static let patience = Duration.seconds(15)
  /// How long it is left alone in between.
  private static let pause = Duration.milliseconds(200)

  /// Opens it over the connection, which is open already.
  ///
  /// libvirt tells that a machine runs a moment before its console can be opened.
  func open(
    _ domain: ObjectUUID,
    _ object: String,
    target: ConsoleTarget,
    force: Bool
  ) async throws(BackendError) {
    let signal = ConsoleSignal { [weak self] in self?.noteReadable() ?? true }
    let end = ContinuousClock.now + Self.patience
    while true {
      do throws(BackendError) {
        let stream = try await connection.call(
          say("open the console of"),
          on: object,
          within: limit
        ) { session throws(BackendError) in
          let stream = try ConsoleStream(
            session,
            domain,
            target: target,
            force: force,
            readable: signal
          )
          session.console = stream
          return stream
        }
        state.withLock { $0.stream = stream }
        return drain()
      } catch {
        let isEarly = error.message.contains("PTY device is not yet assigned")
        guard isEarly, ContinuousClock.now < end, !state.withLock({ $0.isClosed }) else {
          throw error
        }
        try? await Task.sleep(for: Self.pause)
        // Nobody waits for it any more; opened now, it would keep the next one out.
        if Task.isCancelled { throw error }
      }
    }
  }

  func send(_ bytes: [UInt8]) {
    let begins = state.withLock { state in
      guard !state.isClosed, state.outgoing.count + bytes.count <= Self.outgoingLimit else {
        return false
      }
      state.outgoing += bytes
      defer { state.isSending = true }
      return !state.isSending
    }
    if begins { Task.detached { await self.sendAll() } }
  }

  func read(upTo limit: Int) -> ConsoleOutput { buffer.read(upTo: limit) }

  var isExclusive: Bool { state.withLock { $0.stream?.isExclusive ?? true } }

  func close() {
    end.silence()
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    guard isFirst else { return }
    Task.detached {
      let left = await self.connection.close(within: .milliseconds(500))
      self.state.withLock { $0.stream = nil }
      await self.closed(self, left)
    }
  }
}

extension ConsoleSession {
  private func nextPiece() -> (ConsoleStream, [UInt8])? {
    state.withLock { state in
      guard let stream = state.stream, !state.outgoing.isEmpty, !state.isClosed else {
        state.isSending = false
        return nil
      }
      let piece = Array(state.outgoing.prefix(Self.pieceSize))
      state.outgoing.removeFirst(piece.count)
      return (stream, piece)
    }
  }

  private func sendAll() async {
    while let (stream, piece) = nextPiece() {
      do throws(BackendError) {
        try await connection.call(say("type into the console"), within: limit, isRead: false) {
          _ throws(BackendError) in try stream.send(piece)
        }
      } catch {
        tellEnd(error)
      }
    }
  }

  /// On the event thread.
  ///
  /// - Returns: Whether a reader is under way already.
  private func noteReadable() -> Bool {
    let isDraining = state.withLock { state in
      if state.stream == nil { return true }
      return state.isDraining
    }
    if !isDraining { drain() }
    return isDraining
  }

  private func drain() {
    let stream = state.withLock { state -> ConsoleStream? in
      guard !state.isDraining, !state.isClosed else { return nil }
      state.isDraining = true
      return state.stream
    }
    guard let stream else { return }
    Task.detached { await self.drain(stream) }
  }

  private func drain(_ stream: ConsoleStream) async {
    let (buffer, end) = (buffer, end)
    // The first piece after a pause, such as an echo, is read at once.
    if let last = state.withLock({ $0.lastDrained }), ContinuousClock.now - last < Self.gathering {
      try? await Task.sleep(for: Self.gathering)
    }
    do throws(BackendError) {
      let reading = try await connection.call(say("read the console"), within: limit, isRead: false)
      {
        _ throws(BackendError) in
        try stream.drain { bytes in if buffer.append(bytes) { end.announce() } }
      }
      if case .endOfFile = reading {
        end.tell(.guest, say("the guest's end of the console was closed"))
      }
    } catch {
      tellEnd(error)
    }
    state.withLock { state in
      state.lastDrained = ContinuousClock.now
      state.isDraining = false
    }
  }

  private func tellEnd(_ error: BackendError) {
    // What libvirt says to those whose console someone else took by force.
    if error.message.contains("I/O failure") {
      end.tell(.takenOver, say("the host ended it; someone else may have taken it over"))
    } else if error.code == .notConnected || error.code == .deadline {
      end.tell(.connection, error.message)
    } else {
      end.tell(.failure, error.message)
    }
  }
}

/// Tells the end once, and nothing after it.
final class ConsoleEnd: Sendable {
  private let sink: @Sendable (ConsoleUpdate) -> Void
  private let isOver = Mutex(false)

  init(_ sink: @escaping @Sendable (ConsoleUpdate) -> Void) { self.sink = sink }

  func announce() {
    if !isOver.withLock({ $0 }) { sink(.outputReady) }
  }

  func tell(_ cause: ConsoleEnding.Cause, _ reason: String) {
    let isFirst = isOver.withLock { isOver in
      defer { isOver = true }
      return !isOver
    }
    if isFirst { sink(.ended(ConsoleEnding(cause, reason))) }
  }

  func silence() { isOver.withLock { $0 = true } }
}
