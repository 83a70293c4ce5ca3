import CLibvirt
import Glibc
import Synchronization

/// One host's part of libvirt's event loop, on a thread of its own.
///
/// libvirt can hold an event loop for ever when a host stops reading, so no two hosts share one.
final class EventThread: Sendable {
  // Safety: the pointers are libvirt's own; they are only handed back to libvirt.
  struct Handle: @unchecked Sendable {
    let descriptor: Int32
    var events: Int16
    let callback: virEventHandleCallback
    let opaque: UnsafeMutableRawPointer?
    let release: virFreeCallback?
    let lifeline: Lifeline?
  }

  // Safety: as for `Handle`.
  struct Timeout: @unchecked Sendable {
    var interval: Int32
    var due: UInt64
    let callback: virEventTimeoutCallback
    let opaque: UnsafeMutableRawPointer?
    let release: virFreeCallback?
  }

  // Safety: as for `Handle`.
  struct Release: @unchecked Sendable {
    let callback: virFreeCallback
    let opaque: UnsafeMutableRawPointer?
  }

  struct State {
    var handles: [Int32: Handle] = [:]
    var timeouts: [Int32: Timeout] = [:]
    var releases: [Release] = []
    var busySince: UInt64?
    var isFinished = false
  }

  let state = Mutex(State())
  let wakeDescriptor: Int32

  init(name: String) {
    wakeDescriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    precondition(wakeDescriptor >= 0, "the system refused an event descriptor")
    startThread(named: name) { [self] in
      ThreadTag(events: self, lifeline: nil).use { loop() }
    }
  }

  deinit { close(wakeDescriptor) }

  /// Ends the thread as soon as libvirt watches nothing on it any more.
  func finish() {
    state.withLock { $0.isFinished = true }
    wake()
  }

  /// How long the running callback has held the loop, in seconds; 0 between callbacks.
  var stuckFor: Double {
    guard let since = state.withLock({ $0.busySince }) else { return 0 }
    return Double(MonotonicClock.nanoseconds - since) / 1e9
  }

  /// Waits until callbacks that are running now have returned; at most `milliseconds`.
  func passTurn(within milliseconds: Int) {
    let turn = Turnstile()
    let opaque = Unmanaged.passRetained(turn).toOpaque()
    let release = Release(
      callback: { opaque in
        guard let opaque else { return }
        Unmanaged<Turnstile>.fromOpaque(opaque).takeRetainedValue().open()
      },
      opaque: opaque
    )
    state.withLock { $0.releases.append(release) }
    wake()
    turn.wait(milliseconds)
  }

  func wake() {
    var one: UInt64 = 1
    write(wakeDescriptor, &one, 8)
  }
}

extension EventThread {
  func addHandle(_ watch: Int32, _ handle: Handle) {
    state.withLock { $0.handles[watch] = handle }
    handle.lifeline?.add(watch: watch, descriptor: handle.descriptor)
    wake()
  }

  func updateHandle(_ watch: Int32, events: Int16) {
    state.withLock { $0.handles[watch]?.events = events }
    wake()
  }

  /// Stops watching; what belongs to it is released later, by the loop, as libvirt demands.
  func removeHandle(_ watch: Int32) -> Bool {
    let handle = state.withLock { state -> Handle? in
      guard let handle = state.handles.removeValue(forKey: watch) else { return nil }
      if let release = handle.release {
        state.releases.append(Release(callback: release, opaque: handle.opaque))
      }
      return handle
    }
    handle?.lifeline?.remove(watch: watch)
    wake()
    return handle != nil
  }

  func addTimeout(_ timer: Int32, _ timeout: Timeout) {
    state.withLock { $0.timeouts[timer] = timeout }
    wake()
  }

  func updateTimeout(_ timer: Int32, interval: Int32) {
    state.withLock { state in
      state.timeouts[timer]?.interval = interval
      state.timeouts[timer]?.due = Self.due(after: interval)
    }
    wake()
  }

  /// Drops a timer; what belongs to it is released later, by the loop.
  func removeTimeout(_ timer: Int32) -> Bool {
    let found = state.withLock { state in
      guard let timeout = state.timeouts.removeValue(forKey: timer) else { return false }
      if let release = timeout.release {
        state.releases.append(Release(callback: release, opaque: timeout.opaque))
      }
      return true
    }
    wake()
    return found
  }

  /// When a timer with an interval in milliseconds fires next.
  static func due(after interval: Int32) -> UInt64 {
    MonotonicClock.nanoseconds + UInt64(max(0, interval)) * 1_000_000
  }
}

/// Time that no one sets.
enum MonotonicClock {
  /// Nanoseconds since some moment in the past.
  static var nanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// Seconds since the same moment.
  static var seconds: Double { Double(nanoseconds) / 1e9 }
}
