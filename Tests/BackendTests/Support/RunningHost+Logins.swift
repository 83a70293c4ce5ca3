@testable import Backend

extension RunningHost {
  /// Waits for a question, counted from 1.
  func question(_ number: Int) async -> LoginQuestion? {
    let picture = await wait { $0.questions.count >= number || $0.state?.hasEnded == true }
    guard let picture, picture.questions.count >= number else {
      print("no question:", recorder.picture.states)
      return nil
    }
    return picture.questions[number - 1]
  }

  /// Waits until it cannot be opened, for good.
  func failure() async -> BackendError? {
    let picture = await wait { $0.state?.hasEnded == true }
    if case .failed(let error)? = picture?.state { return error }
    print("no failure:", recorder.picture.states)
    return nil
  }

  /// Waits until it cannot be opened, for now.
  func loss() async -> String? {
    let picture = await wait { picture in
      picture.states.contains { if case .lost = $0 { true } else { false } }
    }
    for state in picture?.states ?? [] {
      if case .lost(let reason) = state { return reason }
    }
    print("no loss:", recorder.picture.states)
    return nil
  }
}

extension HostState {
  fileprivate var hasEnded: Bool {
    switch self {
    case .failed, .lost: true
    case .offline, .connecting, .syncing, .online, .degraded: false
    }
  }
}

extension [HostState] {
  /// Whether it was lost after it was online, and is online again.
  var hasComeBack: Bool {
    guard let first = firstIndex(of: .online), last == .online else { return false }
    return self[first...].contains { if case .lost = $0 { true } else { false } }
  }
}
