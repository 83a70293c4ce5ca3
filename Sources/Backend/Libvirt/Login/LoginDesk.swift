import CLibvirt
import Glibc
import Synchronization

/// Where one host's login questions are asked: it passes them on, and holds up who asks until the
/// answer comes.
///
/// An answer that led to an open connection is kept in memory and given again, once per connection,
/// so that a second connection or a reconnect does not ask again.
final class LoginDesk: Sendable {
  /// Who asks: a question that the same caller asks again was answered wrongly.
  enum Caller: Hashable, Sendable {
    /// An ssh, by its process id.
    case process(Int32)
    /// An attempt to open a connection, by a number.
    case attempt(Int)
  }

  /// A question that has no number yet.
  struct Draft: Sendable {
    var kind: LoginQuestion.Kind
    var prompt: String
    var suggestion = ""
  }

  /// What became of a question.
  enum Outcome: Sendable {
    case answered(Secret)
    /// The operator does not want to log in.
    case cancelled
    /// Nobody answered in time, or who asked is gone.
    case abandoned
  }

  struct Key: Hashable {
    var kind: LoginQuestion.Kind
    var prompt: String
  }

  struct Pending {
    var bell: Int32
    var outcome: Outcome?
  }

  struct State {
    var sink: (@Sendable (HostUpdate) -> Void)?
    var target = ""
    var nextID = 1
    var pending: [LoginQuestion.ID: Pending] = [:]
    var asked: [Caller: [Key: Int]] = [:]
    var proven: [Key: Secret] = [:]
    var fresh: [Key: Secret] = [:]
    /// The user names given last, to start from when they are asked for again.
    var names: [Key: String] = [:]
    var isRetry = false
    var isRefusing = false
    var isClosed = false
    var wasCancelled = false
    var answerCount = 0
    var gavePassword = false
    var nextAttempt = 1
    var waitingSince: ContinuousClock.Instant?
    var waited = Duration.zero
    /// Whether secrets are under way, so that freed memory is overwritten.
    var handlesSecrets = false
  }

  /// How long a question stays before it counts as abandoned.
  private let patience: Duration
  let state = Mutex(State())

  init(patience: Duration = .seconds(300)) {
    self.patience = patience
  }

  /// Has questions told from now on.
  ///
  /// - Parameters:
  ///   - target: What they are for, as the reader knows it.
  ///   - sink: Takes them, from any thread.
  func begin(target: String, _ sink: @escaping @Sendable (HostUpdate) -> Void) {
    state.withLock { state in
      state.sink = sink
      state.target = target
    }
  }

  /// Asks, and waits on the calling thread, which must be one that may block.
  ///
  /// - Parameters:
  ///   - draft: The question.
  ///   - caller: Who asks.
  ///   - peer: A descriptor whose hang-up means that who asked is gone; nil for none.
  /// - Returns: What became of it.
  func ask(_ draft: Draft, by caller: Caller, peer: Int32? = nil) -> Outcome {
    switch prepare(draft, caller) {
    case .settled(let outcome):
      return outcome
    case .asked(let question, let bell, let sink):
      defer { close(bell) }
      sink(.question(question))
      wait(bell: bell, peer: peer)
      return settle(question, draft)
    }
  }

  /// Takes an answer; nil cancels the whole login, with all its questions.
  func answer(_ id: LoginQuestion.ID, _ secret: Secret?) {
    let withdrawn = state.withLock { state -> [LoginQuestion.ID] in
      guard let pending = state.pending[id], pending.outcome == nil else { return [] }
      guard let secret else {
        state.wasCancelled = true
        state.isRefusing = true
        let others = state.pending.keys.filter { $0 != id }
        state.end(Array(state.pending.keys), .cancelled)
        return others
      }
      state.answerCount += 1
      state.end([id], .answered(secret))
      return []
    }
    withdraw(withdrawn)
  }

  /// Ends all questions, and asks none any more.
  func shut() {
    state.withLock { state in
      state.isClosed = true
      state.sink = nil
      state.endSecrets()
      state.end(Array(state.pending.keys), .abandoned)
      state.forget()
    }
  }
}

// MARK: - Attempts

extension LoginDesk {
  /// Starts an attempt to open connections: what was cancelled before is asked again.
  ///
  /// - Parameter isRetry: Whether the last answers were refused.
  func beginAttempt(isRetry: Bool) {
    state.withLock { state in
      state.endSecrets()
      state.isRetry = isRetry
      state.isRefusing = false
      state.wasCancelled = false
      state.answerCount = 0
      state.gavePassword = false
      state.asked = [:]
      state.fresh = [:]
      if isRetry { state.proven = [:] }
    }
  }

  /// A caller for one connection's own questions.
  func makeCaller() -> Caller {
    state.withLock { state in
      defer { state.nextAttempt += 1 }
      return .attempt(state.nextAttempt)
    }
  }

  /// Keeps the answers of a connection that is open now.
  func succeed() {
    state.withLock { state in
      state.endSecrets()
      state.proven.merge(state.fresh) { _, new in new }
      state.fresh = [:]
      state.isRetry = false
    }
  }

  /// Drops all answers.
  func forget() {
    state.withLock { $0.forget() }
  }

  /// Whether the operator cancelled a question of this attempt.
  var wasCancelled: Bool { state.withLock { $0.wasCancelled } }

  /// Whether a question of this attempt was answered, now or, by memory, from an earlier one.
  var wasAnswered: Bool { state.withLock { $0.answerCount > 0 } }

  /// Whether one of them was a password or a code, so that a refusal is about that and not a key.
  var gavePassword: Bool { state.withLock { $0.gavePassword } }

  /// Whether a question waits for a person now.
  var isWaiting: Bool { state.withLock { $0.waitingSince != nil } }

  /// How long questions have waited for a person, in all.
  var waited: Duration {
    state.withLock { state in
      state.waited + (state.waitingSince.map { ContinuousClock.now - $0 } ?? .zero)
    }
  }
}

extension LoginDesk.State {
  /// Gives outcomes to questions and wakes who waits for them.
  mutating func end(_ ids: [LoginQuestion.ID], _ outcome: LoginDesk.Outcome) {
    for id in ids where pending[id]?.outcome == nil {
      guard let bell = pending[id]?.bell else { continue }
      pending[id]?.outcome = outcome
      eventfd_write(bell, 1)
    }
  }

  mutating func noteAnswer(_ kind: LoginQuestion.Kind) {
    if kind == .password || kind == .oneTimeCode { gavePassword = true }
  }

  mutating func beginSecrets(_ kind: LoginQuestion.Kind) {
    guard kind.isSecret, !handlesSecrets else { return }
    handlesSecrets = true
    FreedMemory.beginWiping()
  }

  mutating func endSecrets() {
    guard handlesSecrets else { return }
    handlesSecrets = false
    FreedMemory.endWiping()
  }

  mutating func forget() {
    endSecrets()
    proven = [:]
    fresh = [:]
  }
}

// MARK: - Asking

extension LoginDesk {
  private enum Prepared {
    case settled(Outcome)
    case asked(LoginQuestion, bell: Int32, sink: @Sendable (HostUpdate) -> Void)
  }

  private func prepare(_ draft: Draft, _ caller: Caller) -> Prepared {
    let key = Key(kind: draft.kind, prompt: draft.prompt)
    return state.withLock { state in
      guard !state.isClosed, let sink = state.sink else { return .settled(.abandoned) }
      guard !state.isRefusing else { return .settled(.cancelled) }
      state.beginSecrets(draft.kind)
      let count = state.asked[caller, default: [:]][key, default: 0] + 1
      state.asked[caller, default: [:]][key] = count
      if count == 1, let known = state.fresh[key] ?? state.proven[key] {
        state.answerCount += 1
        state.noteAnswer(draft.kind)
        return .settled(.answered(known))
      }
      let suggestion = state.names[key] ?? draft.suggestion
      state.proven[key] = nil
      state.fresh[key] = nil
      let bell = eventfd(0, Int32(EFD_CLOEXEC))
      guard bell >= 0 else { return .settled(.abandoned) }
      let question = LoginQuestion(
        id: LoginQuestion.ID(state.nextID),
        kind: draft.kind,
        prompt: draft.prompt,
        target: state.target,
        isRetry: count > 1 || state.isRetry,
        suggestion: suggestion
      )
      state.nextID += 1
      state.pending[question.id] = Pending(bell: bell)
      if state.waitingSince == nil { state.waitingSince = .now }
      return .asked(question, bell: bell, sink: sink)
    }
  }

  private func wait(bell: Int32, peer: Int32?) {
    var watched = [pollfd(fd: bell, events: Int16(POLLIN), revents: 0)]
    if let peer { watched.append(pollfd(fd: peer, events: Int16(POLLIN), revents: 0)) }
    let end = ContinuousClock.now + patience
    while true {
      let rest = end - .now
      guard rest > .zero else { return }
      let milliseconds = min(rest / .milliseconds(1), 3_600_000)
      let count = poll(&watched, nfds_t(watched.count), Int32(milliseconds) + 1)
      if count > 0 || (count < 0 && errno != EINTR) { return }
    }
  }

  private func settle(_ question: LoginQuestion, _ draft: Draft) -> Outcome {
    let (outcome, isUnanswered) = state.withLock { state -> (Outcome, Bool) in
      let outcome = state.pending.removeValue(forKey: question.id)?.outcome
      if state.pending.isEmpty, let since = state.waitingSince {
        state.waited += ContinuousClock.now - since
        state.waitingSince = nil
      }
      if case .answered(let secret)? = outcome {
        let key = Key(kind: draft.kind, prompt: draft.prompt)
        state.noteAnswer(draft.kind)
        if draft.kind.isWorthKeeping { state.fresh[key] = secret }
        if draft.kind == .userName {
          state.names[key] = secret.withBytes { String(decoding: $0, as: UTF8.self) }
        }
      }
      return (outcome ?? .abandoned, outcome == nil)
    }
    if isUnanswered { withdraw([question.id]) }
    return outcome
  }

  private func withdraw(_ ids: [LoginQuestion.ID]) {
    let sink = state.withLock { $0.sink }
    for id in ids { sink?(.questionWithdrawn(id)) }
  }
}

extension LoginQuestion.Kind {
  /// Whether the same answer is right for the next connection too.
  fileprivate var isWorthKeeping: Bool {
    switch self {
    case .userName, .password, .passphrase: true
    case .oneTimeCode, .hostKey, .text, .notice: false
    }
  }
}
