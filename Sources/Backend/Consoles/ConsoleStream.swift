import CLibvirt
import Glibc

/// libvirt's stream of a console; used on its connection's thread only.
// Safety: all of it is only touched in calls on the thread of the connection that it belongs to.
final class ConsoleStream: @unchecked Sendable {
  /// What a round of reading came to.
  enum Reading: Sendable {
    case drained
    case endOfFile
  }

  /// Whether the host keeps others out; the driver of containers has no locks.
  let isExclusive: Bool
  private var pointer: virStreamPtr?
  private var isWatched = false
  private let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 << 10)

  /// Opens a console or a channel; `force` throws out whoever has it open.
  init(
    _ session: Session,
    _ domain: ObjectUUID,
    target: ConsoleTarget,
    force: Bool,
    readable: ConsoleSignal
  ) throws(BackendError) {
    let operation = say("open the console of")
    let domain = try session.domain(domain, operation)
    let object = session.label(domain.name)
    guard let stream = virStreamNew(session.pointer, VIR_STREAM_NONBLOCK.rawValue) else {
      throw BackendError.last(operation, object)
    }
    pointer = stream
    let answer = Self.open(target, of: domain, stream, force: force)
    isExclusive = answer.isExclusive
    guard answer.status == 0 else {
      var error = BackendError.last(operation, object)
      let isBusy =
        error.message.contains("Active console session exists")
        || error.message.contains("Active channel stream exists")
      if isBusy { error.code = .consoleBusy }
      virStreamFree(stream)
      pointer = nil
      throw error
    }
    let box = Unmanaged.passRetained(readable).toOpaque()
    let status = virStreamEventAddCallback(
      stream,
      Int32(VIR_STREAM_EVENT_READABLE.rawValue),
      ConsoleSignal.callback,
      box,
      ConsoleSignal.release
    )
    guard status == 0 else {
      let error = BackendError.last(operation, object)
      ConsoleSignal.release(box)
      abort()
      throw error
    }
    isWatched = true
  }

  deinit { block.deallocate() }

  private static func open(
    _ target: ConsoleTarget,
    of domain: borrowing DomainHandle,
    _ stream: virStreamPtr,
    force: Bool
  ) -> (status: Int32, isExclusive: Bool) {
    let alias: String?
    switch target {
    case .first, .log: alias = nil
    case .device(let name): alias = name
    case .channel(let name):
      let flags = force ? VIR_DOMAIN_CHANNEL_FORCE.rawValue : 0
      return (virDomainOpenChannel(domain.pointer, name, stream, flags), true)
    }
    var flags = VIR_DOMAIN_CONSOLE_SAFE.rawValue
    if force { flags |= VIR_DOMAIN_CONSOLE_FORCE.rawValue }
    let status = virDomainOpenConsole(domain.pointer, alias, stream, flags)
    guard status != 0, lastErrorRefusesFlags else { return (status, true) }
    // Nobody is kept out by a driver without flags, and so nobody need be thrown out.
    return (virDomainOpenConsole(domain.pointer, alias, stream, 0), false)
  }

  private static var lastErrorRefusesFlags: Bool {
    BackendError.last("").message.contains("unsupported flags")
  }

  /// Reads what has come, up to some MiB at a time.
  func drain(into take: (UnsafeBufferPointer<UInt8>) -> Void) throws(BackendError) -> Reading {
    guard let pointer, let start = block.baseAddress else { return .endOfFile }
    for _ in 0..<64 {
      let count = start.withMemoryRebound(to: CChar.self, capacity: block.count) {
        virStreamRecv(pointer, $0, block.count)
      }
      switch count {
      case -2: return .drained
      case 0:
        finish()
        return .endOfFile
      case 1...: take(UnsafeBufferPointer(start: start, count: Int(count)))
      default:
        let error = BackendError.last(say("read"), say("the console"))
        // It would be told again and again otherwise.
        abort()
        throw error
      }
    }
    return .drained
  }

  /// Sends a piece; blocks until the host has taken it.
  func send(_ bytes: [UInt8]) throws(BackendError) {
    var rest = bytes[...]
    while !rest.isEmpty, let pointer {
      let sent = rest.withUnsafeBytes { buffer in
        virStreamSend(
          pointer,
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
          buffer.count
        )
      }
      if sent == -2 {
        poll(nil, 0, 5)
        continue
      }
      guard sent > 0 else { throw BackendError.last(say("type into"), say("the console")) }
      rest = rest.dropFirst(Int(sent))
    }
  }

  /// Ends it after the guest's end.
  func finish() { end(virStreamFinish) }

  /// Ends it whatever is under way; nothing when it has ended.
  func abort() { end(virStreamAbort) }

  private func end(_ how: (virStreamPtr) -> Int32) {
    guard let pointer else { return }
    // libvirt's client crashes or hangs when a watched stream is ended.
    if isWatched { virStreamEventRemoveCallback(pointer) }
    isWatched = false
    _ = how(pointer)
    virStreamFree(pointer)
    self.pointer = nil
  }
}

/// Told on the event thread that there is something to read; passes it on and asks libvirt nothing.
final class ConsoleSignal: Sendable {
  private let tell: @Sendable () -> Bool

  /// - Parameter tell: Returns whether it was told already and nobody has read since.
  init(_ tell: @escaping @Sendable () -> Bool) { self.tell = tell }

  static let callback: @convention(c) (virStreamPtr?, Int32, UnsafeMutableRawPointer?) -> Void = {
    guard let opaque = $2 else { return }
    let signal = Unmanaged<ConsoleSignal>.fromOpaque(opaque).takeUnretainedValue()
    // libvirt calls again and again until it was read: leave the processor to the reader.
    if signal.tell() { poll(nil, 0, 1) }
  }

  static let release: @convention(c) (UnsafeMutableRawPointer?) -> Void = { opaque in
    guard let opaque else { return }
    Unmanaged<ConsoleSignal>.fromOpaque(opaque).release()
  }
}
