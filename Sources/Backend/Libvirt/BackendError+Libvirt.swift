import CLibvirt

extension BackendError {
  /// What libvirt says about the call that just failed on this thread.
  ///
  /// libvirt keeps its error per thread, and the next call clears it: freeing an object is enough.
  static func last(_ operation: String, _ object: String = "") -> BackendError {
    guard let error = virGetLastError() else {
      return BackendError(
        code: .internalError,
        operation: operation,
        object: object,
        message: say("libvirt gave no reason")
      )
    }
    let code = ErrorCode(rawValue: error.pointee.code)
    let text = error.pointee.message.map { String(cString: $0) } ?? say("libvirt gave no reason")
    return BackendError(
      code: code,
      operation: operation,
      object: object,
      message: text,
      advice: advice(for: code)
    )
  }

  private static func advice(for code: ErrorCode) -> String? {
    switch code {
    case .operationDenied: say("This connection is read-only.")
    case .operationTimeout: say("Another operation on it is running; try again when that is done.")
    case .accessDenied: say("An access rule on the host forbids it for this user.")
    default: nil
    }
  }

  /// Whether the object itself is gone.
  var saysGone: Bool {
    let gone: Set<Int32> = [42, 43, 49, 50, 72]
    return gone.contains(code.rawValue)
  }

  /// Whether the driver lacks the function, or the host's libvirt is too old to know it.
  var saysUnsupported: Bool {
    code == .noSupport || code == .operationUnsupported || message.hasPrefix("unknown procedure")
  }

  /// Whether a reply was too long for libvirt's protocol: more than 16,384 objects.
  ///
  /// The first is said by our side, the others by the host's.
  var saysTooLong: Bool {
    let signs = [
      "Unable to decode message payload", "Unable to encode message payload",
      "exceeds max limit", "Too many domains",
    ]
    return signs.contains { message.contains($0) }
  }

  /// Our own words for a call that ran out of time.
  static func deadline(_ operation: String, _ object: String, _ limit: Duration) -> BackendError {
    BackendError(
      code: .deadline,
      operation: operation,
      object: object,
      message: say("the host did not answer within \(limit.components.seconds) s")
    )
  }

  /// Our own words for a call without a connection.
  static func notConnected(_ operation: String, _ object: String) -> BackendError {
    BackendError(
      code: .notConnected,
      operation: operation,
      object: object,
      message: say("the host is not connected")
    )
  }
}
