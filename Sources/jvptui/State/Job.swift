import Backend

/// One piece of work that was sent to a host: who, what, state, time, outcome.
struct Job: Sendable, Identifiable {
  /// Where it stands.
  enum Phase: Sendable, Equatable {
    /// Behind others on the same host.
    case queued
    /// The host's thread is at it.
    case running
    /// The guest was asked to shut down; waiting until it is off.
    case waitingForShutdown(since: Double)
    case succeeded
    case failed(BackendError)
    /// Ended on request; what was done is in the text.
    case cancelled
  }

  let id: Int
  /// The action's id, so that the same one cannot be started twice on the same item.
  let actionID: String
  /// What is done, such as `Start`.
  let title: String
  let item: ItemID
  /// The item's name when it began.
  let name: String
  let host: HostID
  let command: Command
  /// Jobs that were started together share a number.
  let batch: Int
  /// Seconds after which a machine that ignores the request is forced off; nil for never.
  var forceOffAfter: Double?
  /// Whether the forced end of a shut-down was sent.
  var isForcing = false

  var phase = Phase.queued
  var progress: WorkProgress?
  /// Seconds since 1970.
  var startedAt: Int64
  /// On the loop's clock, in seconds.
  var startedClock: Double
  var endedClock: Double?
  /// What is worth saying beyond the phase.
  var note: String?

  var isFinished: Bool {
    switch phase {
    case .succeeded, .failed, .cancelled: true
    case .queued, .running, .waitingForShutdown: false
    }
  }

  var error: BackendError? {
    if case .failed(let error) = phase { error } else { nil }
  }

  /// Seconds it has taken so far, or took in all.
  func duration(at clock: Double) -> Double {
    max(0, (endedClock ?? clock) - startedClock)
  }
}

extension Job {
  /// The name by which libvirt finds what it works on; the UUID where names cannot be told apart.
  var commandName: String {
    guard case .domain(_, let uuid) = item, name.hasSuffix(" #\(uuid.description.suffix(4))") else {
      return name
    }
    return uuid.description
  }
}
