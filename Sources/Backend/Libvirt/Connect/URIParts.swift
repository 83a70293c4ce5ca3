/// A connection URI taken apart: `driver+transport://user@host:port/path?name=value&…`.
struct URIParts {
  /// One `name=value` of the query.
  struct Parameter {
    /// In lower case, and decoded, so that `%63ommand` is not taken for another name.
    var name: String
    /// Decoded.
    var value: String
    /// As it stands in the URI.
    var text: String
  }

  let driver: String
  /// Empty when there is none.
  let transport: String
  let user: String
  let host: String
  let port: String
  let path: String
  let parameters: [Parameter]

  private let address: String
  private let fragment: String

  /// - Throws: `BackendError` with the code `.invalidValue` when it cannot be a URI.
  init(_ text: String) throws(BackendError) {
    guard !text.isEmpty else { throw Self.refusal(say("the connection URI is empty")) }
    let isPrintable = text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && !($0.value >= 0x7F && $0.value < 0xA0)
    }
    guard isPrintable else {
      throw Self.refusal(say("the connection URI contains a blank or a control character"))
    }
    guard let colon = text.firstIndex(of: ":") else {
      throw Self.refusal(
        say("“\(text)” is no connection URI, such as qemu:///system or qemu+ssh://root@host/system")
      )
    }
    let scheme = text[..<colon].lowercased().split(
      separator: "+",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    driver = scheme.first.map(String.init) ?? ""
    transport = scheme.count > 1 ? String(scheme[1]) : ""
    let hash = text.firstIndex(of: "#") ?? text.endIndex
    fragment = String(text[hash...])
    let mark = text[..<hash].firstIndex(of: "?") ?? hash
    address = String(text[..<mark])
    parameters = text[mark..<hash].dropFirst().split { $0 == "&" || $0 == ";" }.map { part in
      let name = part.prefix { $0 != "=" }
      return Parameter(
        name: Self.decoded(name).lowercased(),
        value: Self.decoded(part.dropFirst(name.count + 1)),
        text: String(part)
      )
    }
    var rest = text[text.index(after: colon)..<mark]
    var authority = rest.prefix(0)
    if rest.hasPrefix("//") {
      authority = rest.dropFirst(2).prefix { $0 != "/" }
      rest = rest[authority.endIndex...]
    }
    path = Self.decoded(rest)
    let at = authority.lastIndex(of: "@")
    user = at.map { Self.decoded(authority[..<$0]) } ?? ""
    let place = at.map { authority[authority.index(after: $0)...] } ?? authority
    let name = place.hasPrefix("[") ? place.prefix { $0 != "]" } : place.prefix { $0 != ":" }
    host = Self.decoded(name.hasPrefix("[") ? name.dropFirst() : name)
    let behind = place.dropFirst(name.count)
    let end = behind.hasPrefix("]") ? behind.dropFirst() : behind
    port = String(end.hasPrefix(":") ? end.dropFirst() : end)
  }

  private init(_ other: URIParts, _ parameters: [Parameter]) {
    driver = other.driver
    transport = other.transport
    user = other.user
    host = other.host
    port = other.port
    path = other.path
    address = other.address
    fragment = other.fragment
    self.parameters = parameters
  }

  /// The whole again.
  var text: String {
    let query = parameters.map(\.text).joined(separator: "&")
    return address + (query.isEmpty ? "" : "?" + query) + fragment
  }

  /// The last value of a parameter; nil when it is not there.
  subscript(_ name: String) -> String? { parameters.last { $0.name == name }?.value }

  func without(_ name: String) -> URIParts {
    URIParts(self, parameters.filter { $0.name != name })
  }

  func with(_ text: String) -> URIParts {
    let name = String(text.prefix { $0 != "=" })
    let value = String(text.dropFirst(name.count + 1))
    return URIParts(self, parameters + [Parameter(name: name, value: value, text: text)])
  }

  /// Whether it names this machine.
  var isLoopback: Bool {
    host.isEmpty || host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }

  static func refusal(_ reason: String) -> BackendError {
    BackendError(code: .invalidValue, operation: say("connect"), object: "", message: reason)
  }

  /// Undoes `%63` and the like.
  private static func decoded(_ text: Substring) -> String {
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
}
