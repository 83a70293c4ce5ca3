/// A connection URI, looked at before libvirt sees it: a URI can run programs.
struct ConnectURI: Sendable, Equatable {
  /// What libvirt is given.
  let text: String
  /// Whether it is libvirt's in-process test driver, whose state is private to a connection.
  let isTestDriver: Bool

  /// Checks a URI and completes it.
  ///
  /// - Throws: `BackendError` with the code `.invalidValue` for what could run a program or could
  ///   not be a URI.
  init(_ text: String) throws(BackendError) {
    guard !text.isEmpty else { throw Self.refusal("the connection URI is empty") }
    let isPrintable = text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && !($0.value >= 0x7F && $0.value < 0xA0)
    }
    guard isPrintable else {
      throw Self.refusal("the connection URI contains a blank or a control character")
    }
    let scheme = text.prefix { $0 != ":" }.lowercased()
    let transport = scheme.split(separator: "+", maxSplits: 1).dropFirst().first.map(String.init)
    guard transport != "ext" else {
      throw Self.refusal(
        "the transport “ext” starts a program of the URI's choice, so it is refused"
      )
    }
    var parameters = Self.parameters(of: text)
    for name in parameters.map(\.name) where name == "command" || name == "netcat" {
      throw Self.refusal(
        "the parameter “\(name)” names a program to run, so it is refused"
      )
    }
    isTestDriver = scheme == "test"
    guard transport == "ssh" else {
      self.text = text
      return
    }
    // ssh would ask for passwords on the terminal, over the screen.
    parameters.removeAll { $0.name == "no_tty" }
    let query = (parameters.map(\.text) + ["no_tty=1"]).joined(separator: "&")
    let fragment = text.firstIndex(of: "#").map { String(text[$0...]) } ?? ""
    let address = text.prefix { $0 != "?" && $0 != "#" }
    self.text = address + "?" + query + fragment
  }

  private struct Parameter {
    var name: String
    var text: String
  }

  private static func parameters(of text: String) -> [Parameter] {
    guard let start = text.firstIndex(of: "?") else { return [] }
    let query = text[text.index(after: start)...].prefix { $0 != "#" }
    return query.split { $0 == "&" || $0 == ";" }.map { part in
      let name = part.prefix { $0 != "=" }
      return Parameter(name: decoded(String(name)).lowercased(), text: String(part))
    }
  }

  /// Undoes `%63` and the like, so that an encoded name is not taken for another one.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let pair = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), pair.utf8.count == 2, let value = UInt8(pair, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func refusal(_ reason: String) -> BackendError {
    BackendError(code: .invalidValue, operation: "connect", object: "", message: reason)
  }
}
