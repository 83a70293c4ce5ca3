import Glibc

/// A question on its way from the program that ssh started to the one that can ask.
struct LoginRequest: Equatable {
  /// Which host, as the name of its folder.
  var host: String
  /// The ssh that asks.
  var process: Int32
  /// What ssh says about the kind of question.
  var hint: String
  var prompt: String

  /// The most that is read of one.
  static let capacity = 16_384

  init(host: String, process: Int32, hint: String, prompt: String) {
    self.host = host
    self.process = process
    self.hint = hint
    self.prompt = prompt
  }

  /// Reads what `text` gives; nil when it is something else.
  init?(_ text: String) {
    let parts = text.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let process = Int32(parts[1]), process > 1 else { return nil }
    self.init(
      host: String(parts[0]),
      process: process,
      hint: String(parts[2]),
      prompt: String(parts[3].prefix(4096))
    )
  }

  var text: String { "\(host)\n\(process)\n\(hint)\n\(prompt)" }
}

/// The socket over which login questions travel inside the private folder.
enum LoginSocket {
  static let name = "ask"
  /// The first byte of a reply that holds an answer.
  static let answered = UInt8(ascii: "A")
  /// The only byte of a reply that ends the login.
  static let cancelled = UInt8(ascii: "C")

  /// Connects to the running program; nil when it is gone.
  static func connect(to path: String) -> Int32? {
    open(path) { Glibc.connect($0, $1, $2) }
  }

  /// Makes the listening socket, for this user only.
  static func listen(at path: String) -> Int32? {
    guard let descriptor = open(path, { bind($0, $1, $2) }) else { return nil }
    guard chmod(path, 0o600) == 0, Glibc.listen(descriptor, 16) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Whether the other end belongs to this user.
  static func isOwn(_ descriptor: Int32) -> Bool {
    var peer = PeerCredentials()
    var length = socklen_t(MemoryLayout<PeerCredentials>.size)
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 else { return false }
    return peer.user == geteuid()
  }

  /// `struct ucred`, which Swift's Glibc does not show.
  private struct PeerCredentials {
    var process: Int32 = 0
    var user: UInt32 = .max
    var group: UInt32 = .max
  }

  private static func open(
    _ path: String,
    _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard bytes.count < room.count else { return false }
      room.copyBytes(from: bytes)
      return true
    }
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard fits, case let descriptor = socket(AF_UNIX, kind, 0), descriptor >= 0 else { return nil }
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
