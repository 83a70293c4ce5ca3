/// Where a host stands between being unknown and being watched.
public enum HostState: Sendable, Equatable {
  /// Nothing was tried yet, or the operator disconnected it.
  case offline
  /// `virConnectOpen` is under way.
  case connecting
  /// Open; the first lists are being read.
  case syncing
  /// Lists are complete and events arrive.
  case online
  /// Open, but a call is past its deadline or a part does not answer.
  case degraded(reason: String)
  /// The connection ended; tried again after a pause.
  case lost(reason: String)
  /// It could not be opened, and is not tried again by itself (a refused login, a wrong URI).
  case failed(BackendError)

  /// Whether commands can be sent.
  public var isUsable: Bool {
    switch self {
    case .online, .degraded, .syncing: true
    case .offline, .connecting, .lost, .failed: false
    }
  }
}
