/// What may be typed, checked before anything is sent.
enum ValueCheck {
  /// - Returns: A sentence that names field, value and what is allowed; nil for a good name.
  static func problem(domainName value: String, field: String) -> String? {
    if value.isEmpty { return "\(field): it is empty; a name has at least one character" }
    if value.contains("/") { return "\(field): “\(value)” holds “/”, which is not allowed" }
    if value.first == " " || value.last == " " {
      return "\(field): “\(value)” begins or ends with a blank, which is not allowed"
    }
    if value.utf8.count > 255 { return "\(field): longer than the 255 bytes that are allowed" }
    return controlProblem(value, field: field)
  }

  /// - Returns: As for names; a title is one line, and may be empty.
  static func problem(title value: String) -> String? {
    if value.contains(where: \.isNewline) { return "Title: it has several lines; one is allowed" }
    return controlProblem(value, field: "Title")
  }

  /// - Returns: As for names; a description may have several lines, and may be empty.
  static func problem(description value: String) -> String? {
    controlProblem(String(value.filter { $0 != "\n" }), field: "Description")
  }

  private static func controlProblem(_ value: String, field: String) -> String? {
    let hasControl = value.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
    guard hasControl else { return nil }
    return "\(field): it holds a control character, which is not allowed"
  }
}
