/// The attempts to open one host: what follows after each.
struct Attempts {
  /// What is done next.
  enum Next {
    /// At once: the operator answers anew.
    case again
    /// Nothing, until it is asked for.
    case rest(HostState)
    /// Another attempt after a pause; the turn counts from 0.
    case retry(reason: String?, turn: Int)
  }

  /// How often a login that libvirt refused is asked for again.
  private static let answerLimit = 2

  /// How many failed in a row.
  var failures = 0
  /// How many answers in a row were wrong.
  private(set) var wrongAnswers = 0

  /// Decides after one attempt.
  ///
  /// - Parameters:
  ///   - failure: Why the host could not be opened; nil when it was open and was lost.
  ///   - uri: What was opened.
  ///   - desk: Where its questions were asked.
  /// - Returns: What is done next.
  mutating func next(after failure: BackendError?, _ uri: ConnectURI, _ desk: LoginDesk) -> Next {
    guard let failure else { return retry(nil) }
    if desk.wasCancelled { return rest(.offline, desk) }
    if failure.code == .authenticationFailed, desk.wasAnswered, wrongAnswers < Self.answerLimit {
      wrongAnswers += 1
      return .again
    }
    if ConnectAdvice.isFinal(failure, uri: uri) { return rest(.failed(failure), desk) }
    return retry(failure.advice.map { "\(failure.message). \($0)" } ?? failure.message)
  }

  private mutating func rest(_ state: HostState, _ desk: LoginDesk) -> Next {
    desk.forget()
    failures = 0
    wrongAnswers = 0
    return .rest(state)
  }

  private mutating func retry(_ reason: String?) -> Next {
    wrongAnswers = 0
    defer { failures += 1 }
    return .retry(reason: reason, turn: failures)
  }
}
