/// What ssh wants to know, read from the words it asks with; its language is fixed to English.
enum SSHPrompt {
  /// - Parameters:
  ///   - prompt: The text that ssh gives to its askpass program.
  ///   - hint: `SSH_ASKPASS_PROMPT`: `none` where no answer is expected.
  /// - Returns: The question for the operator.
  static func draft(_ prompt: String, hint: String) -> LoginDesk.Draft {
    var text = prompt[...]
    while let last = text.last, last.isWhitespace || last == ":" { text.removeLast() }
    return LoginDesk.Draft(kind: kind(prompt, hint), prompt: String(text))
  }

  /// What a prompt asks for; whatever is not known is not seen while it is typed.
  static func kind(_ prompt: String, _ hint: String = "") -> LoginQuestion.Kind {
    if hint == "none" { return .notice }
    if hint == "confirm" { return .text }
    if let fingerprint = fingerprint(in: prompt) { return .hostKey(fingerprint: fingerprint) }
    let lower = prompt.lowercased()
    if lower.contains("passphrase") || lower.hasPrefix("enter pin for ") { return .passphrase }
    // A host may be called anything: its name must not decide.
    if lower.contains("'s password") { return .password }
    let asked = withoutHost(lower)
    let codes = [
      "code", "one-time", "one time", "otp", "token", "2fa", "authenticator", "6 digit",
      "6-digit",
    ]
    if codes.contains(where: asked.contains) { return .oneTimeCode }
    if lower.contains("(yes/no") { return .text }
    // Not seen while typed: whether the host wants it hidden is not passed on by ssh.
    return .password
  }

  /// What the host itself asks, without the `(user@host) ` that ssh puts before it.
  private static func withoutHost(_ prompt: String) -> Substring {
    guard prompt.hasPrefix("("), let end = prompt.firstIndex(of: ")") else { return prompt[...] }
    return prompt[prompt.index(after: end)...]
  }

  /// The fingerprint in ssh's question about an unknown host key.
  static func fingerprint(in prompt: String) -> String? {
    guard prompt.contains("can't be established"),
      let start = prompt.firstRange(of: "fingerprint is ")
    else { return nil }
    let rest = prompt[start.upperBound...].prefix { !$0.isWhitespace }
    return String(rest.last == "." ? rest.dropLast() : rest)
  }
}
