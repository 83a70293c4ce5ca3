/// The time that opening a connection may take, without what people need to answer questions.
enum OpeningTime {
  /// Waits until the time is over.
  ///
  /// - Returns: Whether it is; false when the task was cancelled before.
  static func passes(_ limit: Duration, _ desk: LoginDesk?) async -> Bool {
    let begun = ContinuousClock.now
    let waitedBefore = desk?.waited ?? .zero
    while true {
      let waited = (desk?.waited ?? .zero) - waitedBefore
      let rest = limit - (ContinuousClock.now - begun - waited)
      let isWaiting = desk?.isWaiting == true
      if rest <= .zero && !isWaiting { return true }
      do {
        try await Task.sleep(for: isWaiting ? max(rest, .milliseconds(250)) : rest)
      } catch {
        return false
      }
    }
  }
}
