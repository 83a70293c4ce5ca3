private import Glibc

/// Wakes a thread that waits in `poll`, from any other thread.
public final class Wakeup: Sendable {
  /// Readable after `signal`, until `drain`.
  public let descriptor: Int32
  private let writeEnd: Int32

  /// Makes one; nil when the system gives no descriptor.
  public init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// Makes the descriptor readable.
  public func signal() {
    // A full pipe is readable already.
    var one: UInt8 = 1
    write(writeEnd, &one, 1)
  }

  /// Makes it unreadable again.
  public func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(descriptor, &bytes, bytes.count) == bytes.count {}
  }

  /// What one descriptor is ready for.
  public enum Readiness: Sendable, Equatable {
    /// Nothing yet.
    case idle
    /// There is something to read.
    case readable
    /// The other end is gone.
    case closed
  }

  /// Waits until one of the descriptors is readable or closed, or the time is up.
  ///
  /// - Parameters:
  ///   - descriptors: What to watch.
  ///   - seconds: The longest wait; nil waits for ever.
  /// - Returns: One entry a descriptor, in order.
  public static func wait(for descriptors: [Int32], seconds: Double?) -> [Readiness] {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let milliseconds = seconds.map { Int32(min(max(0, $0 * 1000), 1_000_000).rounded(.up)) } ?? -1
    guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else {
      return descriptors.map { _ in .idle }
    }
    return entries.map { entry in
      if entry.revents & Int16(POLLIN) != 0 { return .readable }
      return entry.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 ? .closed : .idle
    }
  }
}
