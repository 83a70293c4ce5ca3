import Backend

/// What may stand in a host's entry; the same for the settings file and for the form.
enum HostRule {
  /// The most characters of a name or a label.
  private static let longest = 64

  /// - Returns: A sentence that names the field, the value and what is allowed; nil for a good name.
  static func problem(name: String) -> String? {
    if name.isEmpty { return say("Name: it is empty; a name has at least one character") }
    return problem(word: name, field: say("Name"))
  }

  /// - Returns: As for names. Whether libvirt takes the URI is seen when it is opened.
  static func problem(uri: String) -> String? {
    if uri.isEmpty {
      return say("URI: it is empty; one such as qemu+ssh://root@server/system is needed")
    }
    let hasBlank = uri.unicodeScalars.contains { $0.properties.isWhitespace || $0.isControl }
    if hasBlank { return say("URI: “\(uri)” holds a blank or a control character") }
    let scheme = uri.prefix { $0 != ":" }
    let isScheme = scheme.utf8.allSatisfy { $0.isLetter || "0123456789+-.".utf8.contains($0) }
    guard scheme.count < uri.count, scheme.utf8.first?.isLetter == true, isScheme else {
      return say("URI: “\(uri)” does not begin with a driver; qemu:///system does")
    }
    if uri.utf8.count > 2000 { return say("URI: longer than the 2000 bytes that are allowed") }
    guard !hasPassword(uri) else {
      return
        say(
          "URI: it holds a password, which would lie open in a file; leave it out, it is asked for"
        )
    }
    return nil
  }

  /// - Returns: As for names; an empty label cannot be told from none.
  static func problem(labels: [String]) -> String? {
    for label in labels {
      if label.isEmpty { return say("Labels: one is empty") }
      if label.contains(",") { return say("Labels: “\(label)” holds a comma, which parts labels") }
      if let problem = problem(word: label, field: say("Labels")) { return problem }
    }
    return nil
  }

  private static func problem(word: String, field: String) -> String? {
    if word.unicodeScalars.contains(where: \.isControl) {
      return say("\(field): it holds a control character, which is not allowed")
    }
    if word.first?.isWhitespace == true || word.last?.isWhitespace == true {
      return say("\(field): “\(word)” begins or ends with a blank, which is not allowed")
    }
    if word.count > longest {
      return say("\(field): it has \(word.count) characters; \(longest) are allowed")
    }
    return nil
  }

  /// Whether the part before `@` has a colon.
  private static func hasPassword(_ uri: String) -> Bool {
    guard let start = uri.firstRange(of: "://")?.upperBound else { return false }
    let authority = uri[start...].prefix { !"/?#".contains($0) }
    guard let end = authority.lastIndex(of: "@") else { return false }
    return authority[..<end].contains(":")
  }
}

extension Unicode.Scalar {
  /// Whether it would move, hide or reorder what stands around it.
  var isControl: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z")
      || self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z")
  }
}
