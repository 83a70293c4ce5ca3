import Glibc

/// A libvirt daemon that lets everybody connect, and then says nothing, ever.
final class MuteServer: Sendable {
  let path: String
  private let descriptor: Int32

  var uri: String { "qemu+unix:///system?socket=\(path)" }

  /// Opens the socket; who comes when `backlog` wait already hangs in `connect` itself.
  init(backlog: Int32 = 64) throws {
    var template = Array("/tmp/jvptui-mute-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure.noSocket(errno) }
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
    guard isBound, listen(descriptor, backlog) == 0 else { throw Failure.noSocket(errno) }
  }

  deinit {
    close(descriptor)
    unlink(path)
    rmdir(String(path.dropLast("/socket".count)))
  }

  enum Failure: Error {
    case noSocket(Int32)
  }
}
