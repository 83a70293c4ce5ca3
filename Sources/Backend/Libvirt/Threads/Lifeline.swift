import Glibc
import Synchronization

/// The sockets of one connection, so that a call which never ends can be ended from outside.
///
/// `shutdown` makes libvirt see an end of file: the call, the open or the close that waits for the
/// socket returns at once with an error. libvirt itself has no time limit for any of them.
final class Lifeline: Sendable {
  private struct State {
    var descriptors: [Int32: Int32] = [:]
    var isCut = false
    var reason: String?
  }

  private let state = Mutex(State())

  /// Whether it was cut, so that the connection is of no more use.
  var isCut: Bool { state.withLock { $0.isCut } }

  /// Why it was cut; nil when it was not, or nobody said.
  var reason: String? { state.withLock { $0.reason } }

  /// Remembers a socket that libvirt watches under a number.
  func add(watch: Int32, descriptor: Int32) {
    state.withLock { $0.descriptors[watch] = descriptor }
  }

  /// Forgets it; libvirt closes the descriptor right after, and its number is used again.
  func remove(watch: Int32) {
    state.withLock { _ = $0.descriptors.removeValue(forKey: watch) }
  }

  /// Ends whatever waits for the connection.
  ///
  /// - Parameter reason: Why, in words, for whoever is told that the connection ended.
  /// - Returns: Whether there was any socket to shut down.
  @discardableResult
  func cut(because reason: String? = nil) -> Bool {
    // Under the lock: a descriptor cannot be removed, closed and used again in between.
    state.withLock { state in
      state.isCut = true
      state.reason = state.reason ?? reason
      for descriptor in state.descriptors.values { shutdown(descriptor, Int32(SHUT_RDWR)) }
      return !state.descriptors.isEmpty
    }
  }
}
