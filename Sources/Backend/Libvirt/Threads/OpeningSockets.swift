import Glibc
import Synchronization

/// Finds the socket of a connection that hangs before libvirt has told anybody its number: while it
/// connects, or shakes hands for TLS.
///
/// What was opened since the attempt began, is watched by no event thread, and was not yet there
/// when a later attempt began, belongs to the attempt.
enum OpeningSockets {
  private struct Attempt {
    var before: Set<Int32>
  }

  private struct State {
    var attempts: [Int: Attempt] = [:]
    var next = 0
  }

  private static let state = Mutex(State())

  /// Notes the sockets that are open now, before an attempt.
  static func begin() -> Int {
    state.withLock { state in
      state.next += 1
      state.attempts[state.next] = Attempt(before: openSockets())
      return state.next
    }
  }

  /// Forgets an attempt that came to an end.
  static func end(_ attempt: Int) {
    state.withLock { _ = $0.attempts.removeValue(forKey: attempt) }
  }

  /// Shuts down what an attempt hangs on.
  static func cut(_ attempt: Int) {
    state.withLock { state in
      guard let own = state.attempts[attempt] else { return }
      var found = openSockets().subtracting(own.before)
      found.subtract(EventRegistry.watchedDescriptors)
      for (number, later) in state.attempts where number > attempt {
        // A socket that was not there yet when the later attempt began may be the later one's.
        found.formIntersection(later.before)
      }
      for descriptor in found { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  private static func openSockets() -> Set<Int32> {
    var sockets: Set<Int32> = []
    guard let folder = opendir("/proc/self/fd") else { return sockets }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let descriptor = Int32(name) else { continue }
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK {
        sockets.insert(descriptor)
      }
    }
    return sockets
  }
}
