import CLibvirt
import Glibc

/// What libvirt warns about besides its errors: only there it says why it trusts no certificate.
///
/// A file in memory: nothing reaches a disk or the terminal, and warnings hold no secret.
enum LibraryLog {
  /// Beyond this it starts anew, in bytes.
  private static let capacity = 65_536

  private static let file = memfd_create("jvptui-libvirt-log", UInt32(MFD_CLOEXEC))

  /// What libvirt has to find in the environment when it is initialised.
  static var environment: [String: String] {
    guard file >= 0 else { return [:] }
    return [
      "LIBVIRT_LOG_OUTPUTS": "3:file:/proc/self/fd/\(file)",
      "LIBVIRT_LOG_FILTERS": "3:rpc.nettlscontext",
    ]
  }

  /// A place from which to read later.
  static func mark() -> Int {
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else { return 0 }
    if status.st_size > capacity {
      ftruncate(file, 0)
      return 0
    }
    return Int(status.st_size)
  }

  /// What the calling thread's calls have added since a mark.
  static func text(since mark: Int) -> String {
    guard file >= 0 else { return "" }
    var bytes = [UInt8](repeating: 0, count: capacity)
    let count = pread(file, &bytes, bytes.count, off_t(mark))
    guard count > 0 else { return "" }
    let own = ": \(gettid()): warning :"
    return String(decoding: bytes.prefix(count), as: UTF8.self)
      .split(separator: "\n")
      .filter { $0.contains(own) }
      .joined(separator: "\n")
  }
}
