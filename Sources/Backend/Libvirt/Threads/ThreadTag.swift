import CLibvirt
import Glibc

/// What a thread of ours works for, read by the event implementation when libvirt calls it.
///
/// libvirt tells `addHandle` nothing about the connection, so the thread that opened it has to.
final class ThreadTag: Sendable {
  /// The event thread of the host that the thread belongs to.
  let events: EventThread
  /// The sockets of the connection that the thread serves; nil on the event thread itself.
  let lifeline: Lifeline?

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  init(events: EventThread, lifeline: Lifeline?) {
    self.events = events
    self.lifeline = lifeline
  }

  /// The tag of the calling thread; nil on a thread that is not ours.
  static var current: ThreadTag? {
    guard let pointer = pthread_getspecific(key) else { return nil }
    return Unmanaged<ThreadTag>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// Marks the calling thread while `body` runs.
  func use(_ body: () -> Void) {
    pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
    body()
    pthread_setspecific(Self.key, nil)
  }
}

/// Starts a thread that nobody joins.
///
/// - Parameters:
///   - name: At most 15 bytes, for `top -H` and debuggers.
///   - body: What it does; the thread ends with it.
func startThread(named name: String, _ body: @escaping @Sendable () -> Void) {
  final class Box: Sendable {
    let name: String
    let body: @Sendable () -> Void
    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
  // libvirt, libssh and libxml2 live well within this; the default of 8 MiB adds up with 200 hosts.
  pthread_attr_setstacksize(&attributes, 1 << 20)
  defer { pthread_attr_destroy(&attributes) }
  let box = Unmanaged.passRetained(Box(name: String(name.prefix(15)), body: body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread,
    &attributes,
    { pointer in
      guard let pointer else { return nil }
      let box = Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue()
      pthread_setname_np(pthread_self(), box.name)
      box.body()
      return nil
    },
    box.toOpaque()
  )
  precondition(status == 0, "the system refused a thread: error \(status)")
}
