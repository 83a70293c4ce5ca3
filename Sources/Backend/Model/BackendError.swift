/// A libvirt error number; values that this release does not know survive.
public struct ErrorCode: RawRepresentable, Hashable, Sendable {
  /// The number from `virErrorNumber`; negative values are our own.
  public let rawValue: Int32

  /// Wraps any number.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// `VIR_ERR_INTERNAL_ERROR`.
  public static let internalError = ErrorCode(rawValue: 1)
  /// `VIR_ERR_NO_SUPPORT`: the driver lacks the function.
  public static let noSupport = ErrorCode(rawValue: 3)
  /// `VIR_ERR_OPERATION_DENIED`: a read-only connection.
  public static let operationDenied = ErrorCode(rawValue: 29)
  /// `VIR_ERR_NO_DOMAIN`: it is gone.
  public static let noDomain = ErrorCode(rawValue: 42)
  /// `VIR_ERR_AUTH_FAILED`.
  public static let authenticationFailed = ErrorCode(rawValue: 45)
  /// `VIR_ERR_OPERATION_INVALID`: not in this state.
  public static let operationInvalid = ErrorCode(rawValue: 55)
  /// `VIR_ERR_OPERATION_TIMEOUT`: another job holds the domain.
  public static let operationTimeout = ErrorCode(rawValue: 68)
  /// `VIR_ERR_OPERATION_UNSUPPORTED`.
  public static let operationUnsupported = ErrorCode(rawValue: 84)
  /// `VIR_ERR_ACCESS_DENIED`: an access rule forbids it.
  public static let accessDenied = ErrorCode(rawValue: 88)
  /// Ours: the host did not answer in time.
  public static let deadline = ErrorCode(rawValue: -1)
  /// Ours: the connection is not open.
  public static let notConnected = ErrorCode(rawValue: -2)
  /// Ours: something else uses the object; the message names it.
  public static let inUse = ErrorCode(rawValue: -3)
  /// Ours: a value was refused before libvirt was asked.
  public static let invalidValue = ErrorCode(rawValue: -4)
  /// Ours: the operator cancelled it.
  public static let cancelled = ErrorCode(rawValue: -5)
  /// Ours: another client has the console open.
  public static let consoleBusy = ErrorCode(rawValue: -6)
}

/// What went wrong at the edge of Backend, as one sentence for people and the parts of it.
public struct BackendError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Why, as a number.
  public var code: ErrorCode
  /// What was tried, as in "start" or "connect".
  public var operation: String
  /// On what, as in `“web” on lab`; empty when it concerns the host itself.
  public var object: String
  /// Everything that libvirt said; several lines are possible; not sanitized.
  public var message: String
  /// What the reader can do about it; nil when nothing sensible can be said.
  public var advice: String?

  /// Puts the parts together.
  public init(
    code: ErrorCode,
    operation: String,
    object: String,
    message: String,
    advice: String? = nil
  ) {
    self.code = code
    self.operation = operation
    self.object = object
    self.message = message
    self.advice = advice
  }

  /// `Could not start “web” on lab: the network “lan” is not active.`, and the advice after it.
  public var description: String {
    let reason = message.hasSuffix(".") ? String(message.dropLast()) : message
    let sentence =
      object.isEmpty
      ? say("Could not \(operation): \(reason).")
      : say("Could not \(operation) \(object): \(reason).")
    guard let advice else { return sentence }
    return "\(sentence) \(advice)"
  }
}
