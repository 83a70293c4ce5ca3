import CLibvirt
import Synchronization

/// Our event implementation as libvirt sees it: it sends each call to the thread of the right host.
enum EventRegistry {
  private struct State {
    var threads: [Int32: EventThread] = [:]
    var next: Int32 = 0
    var spare: EventThread?
  }

  private static let state = Mutex(State())

  /// Makes it libvirt's event implementation; once, before anything else of libvirt is used.
  static func register() {
    virEventRegisterImpl(
      { EventRegistry.addHandle($0, $1, $2, $3, $4) },
      { EventRegistry.thread($0)?.updateHandle($0, events: EventThread.pollEvents($1)) },
      { EventRegistry.remove($0)?.removeHandle($0) == true ? 0 : -1 },
      { EventRegistry.addTimeout($0, $1, $2, $3) },
      { EventRegistry.thread($0)?.updateTimeout($0, interval: $1) },
      { EventRegistry.remove($0)?.removeTimeout($0) == true ? 0 : -1 }
    )
  }

  /// The descriptors that any event thread watches.
  static var watchedDescriptors: Set<Int32> {
    let threads = state.withLock { Array($0.threads.values) }
    var descriptors: Set<Int32> = []
    for thread in threads {
      thread.state.withLock { descriptors.formUnion($0.handles.values.map(\.descriptor)) }
    }
    return descriptors
  }

  private static func addHandle(
    _ descriptor: Int32,
    _ events: Int32,
    _ callback: virEventHandleCallback?,
    _ opaque: UnsafeMutableRawPointer?,
    _ release: virFreeCallback?
  ) -> Int32 {
    guard let callback else { return -1 }
    let (watch, thread) = claim()
    thread.addHandle(
      watch,
      EventThread.Handle(
        descriptor: descriptor,
        events: EventThread.pollEvents(events),
        callback: callback,
        opaque: opaque,
        release: release,
        lifeline: ThreadTag.current?.lifeline
      )
    )
    return watch
  }

  private static func addTimeout(
    _ interval: Int32,
    _ callback: virEventTimeoutCallback?,
    _ opaque: UnsafeMutableRawPointer?,
    _ release: virFreeCallback?
  ) -> Int32 {
    guard let callback else { return -1 }
    let (timer, thread) = claim()
    thread.addTimeout(
      timer,
      EventThread.Timeout(
        interval: interval,
        due: EventThread.due(after: interval),
        callback: callback,
        opaque: opaque,
        release: release
      )
    )
    return timer
  }

  /// A new number, and the event thread of the host that the calling thread works for.
  private static func claim() -> (Int32, EventThread) {
    let tagged = ThreadTag.current?.events
    return state.withLock { state in
      let thread = tagged ?? state.spare ?? EventThread(name: "events")
      if tagged == nil { state.spare = thread }
      repeat {
        state.next = state.next == .max ? 1 : state.next + 1
      } while state.threads[state.next] != nil
      state.threads[state.next] = thread
      return (state.next, thread)
    }
  }

  private static func thread(_ number: Int32) -> EventThread? {
    state.withLock { $0.threads[number] }
  }

  private static func remove(_ number: Int32) -> EventThread? {
    state.withLock { $0.threads.removeValue(forKey: number) }
  }
}
