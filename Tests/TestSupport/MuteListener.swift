import Glibc

/// A libvirt daemon that lets everybody connect, and then says nothing, ever.
public final class MuteListener: Sendable {
  /// What to open it by.
  public var uri: String { "qemu+unix:///system?socket=\(path)" }

  private let path: String
  private let descriptor: Int32

  /// Begins to listen at a path of its own.
  ///
  /// - Parameter backlog: How many may wait; who comes after them hangs in `connect` itself.
  /// - Throws: What went wrong with the socket.
  public init(backlog: Int32 = 64) throws {
    var template = Array("/tmp/jvptui-mute-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PtyFailure("make a folder for a socket") }
    let folder = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) },
      as: UTF8.self
    )
    path = folder + "/socket"
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
    }
    // The kernel accepts for us; nobody reads.
    guard isBound, listen(descriptor, backlog) == 0 else { throw PtyFailure("listen at a socket") }
  }

  deinit {
    close(descriptor)
    unlink(path)
    rmdir(String(path.dropLast("/socket".count)))
  }
}
