private import Glibc

/// Sends what libraries print to standard error into a file while the screen is up.
public final class StandardErrorRedirect {
  private let saved: Int32
  private let file: Int32
  private var isActive = false

  /// Opens the file for appending; nil, or a file that does not open, drops what is printed.
  public init(path: String?) {
    saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
    let opened = path.map { open($0, flags, 0o600) } ?? -1
    file = opened >= 0 ? opened : open("/dev/null", O_WRONLY | O_CLOEXEC)
    activate()
  }

  deinit {
    restore()
    if saved >= 0 { close(saved) }
    if file >= 0 { close(file) }
  }

  /// Redirects again, after `restore`.
  public func activate() {
    guard !isActive, file >= 0 else { return }
    fflush(nil)
    isActive = dup2(file, STDERR_FILENO) >= 0
  }

  /// Standard error as it was found.
  public func restore() {
    guard isActive else { return }
    fflush(nil)
    isActive = false
    if saved >= 0 { dup2(saved, STDERR_FILENO) } else { close(STDERR_FILENO) }
  }
}
