/// Explains why a host could not be opened, and whether trying again could help.
enum ConnectAdvice {
  // Wrong arguments, no driver, refused logins, access rules: codes that no second attempt changes.
  private static let finalCodes: Set<Int32> = [5, 8, 27, 45, 67, 79, 88, 94]

  /// The same error with what the reader can do about it.
  ///
  /// - Parameters:
  ///   - error: What libvirt said.
  ///   - log: What it warned about meanwhile.
  ///   - gavePassword: Whether a password or a code was given to the host.
  /// - Returns: The error with advice.
  static func explained(
    _ error: BackendError,
    log: String = "",
    gavePassword: Bool = false
  ) -> BackendError {
    var explained = error
    explained.message = cleaned(error.message)
    if var cause = ConnectCause(error.message, log: log) {
      // Keys are tried first, and ssh says the same of all ways together.
      if cause == .keyRefused, gavePassword { cause = .passwordRefused }
      explained.advice = cause.remedy(error.message)
    } else if error.code == .authenticationFailed {
      explained.advice = say("It refused this user or password.")
    } else if error.code == .deadline {
      explained.advice = say("Check that it is up and that its libvirtd is not stuck.")
    }
    return explained
  }

  /// Whether an attempt by itself would only fail again.
  static func isFinal(_ error: BackendError, uri: ConnectURI) -> Bool {
    if error.code == .deadline { return false }
    if uri.isTestDriver || error.code == .invalidValue { return true }
    return ConnectCause(error.message)?.isFinal ?? finalCodes.contains(error.code.rawValue)
  }

  /// What ssh said, without what libvirt puts around it, and without what is no reason.
  private static func cleaned(_ message: String) -> String {
    let lines = unwrapped(message).split(whereSeparator: \.isNewline)
    let reasons = lines.filter { !$0.hasPrefix("Warning: Permanently added ") }
    return (reasons.isEmpty ? lines : reasons).joined(separator: "\n")
  }

  private static func unwrapped(_ message: String) -> String {
    let heads = ["Cannot recv data: ", "End of file while reading data: "]
    let tails = [": Connection reset by peer", ": Input/output error"]
    guard let head = heads.first(where: message.hasPrefix),
      let tail = tails.first(where: message.hasSuffix),
      head.count + tail.count < message.count
    else { return message }
    return String(message.dropFirst(head.count).dropLast(tail.count))
  }
}
