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
        message: "libvirt gave no reason"
      )
    }
    let code = ErrorCode(rawValue: error.pointee.code)
    let text = error.pointee.message.map { String(cString: $0) } ?? "libvirt gave no reason"
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
    case .operationDenied: "This connection is read-only."
    case .operationTimeout: "Another operation on it is running; try again when that is done."
    case .accessDenied: "An access rule on the host forbids it for this user."
    default: nil
    }
  }

  /// Whether the object itself is gone.
  var saysGone: Bool {
    let gone: Set<Int32> = [42, 43, 49, 50, 72]
    return gone.contains(code.rawValue)
  }

  /// Whether the driver lacks the function.
  var saysUnsupported: Bool { code == .noSupport || code == .operationUnsupported }

  /// Whether a reply was too long for libvirt's protocol: more than 16,384 objects.
  var saysTooLong: Bool { message.contains("Unable to decode message payload") }

  /// Our own words for a call that ran out of time.
  static func deadline(_ operation: String, _ object: String, _ limit: Duration) -> BackendError {
    BackendError(
      code: .deadline,
      operation: operation,
      object: object,
      message: "the host did not answer within \(limit.components.seconds) s"
    )
  }

  /// Our own words for a call without a connection.
  static func notConnected(_ operation: String, _ object: String) -> BackendError {
    BackendError(
      code: .notConnected,
      operation: operation,
      object: object,
      message: "the host is not connected"
    )
  }
}
