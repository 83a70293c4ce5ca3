import CLibvirt

extension Session {
  /// A registered callback, to be deregistered before the connection is closed.
  enum Registration {
    case domain(Int32)
    case pool(Int32)
    case network(Int32)
  }

  /// Has every event told that the driver sends; an unsupported kind is left out alone.
  func registerEvents(_ sink: @escaping @Sendable (HostEvent) -> Void) {
    for (number, callback) in DomainCallbacks.all {
      let box = EventSink(sink).retainedPointer
      let id = virConnectDomainEventRegisterAny(
        pointer,
        nil,
        number,
        callback,
        box,
        EventSink.release
      )
      if id >= 0 { registrations.append(.domain(id)) } else { EventSink.release(box) }
    }
    for (number, callback) in PoolCallbacks.all {
      let box = EventSink(sink).retainedPointer
      let id = virConnectStoragePoolEventRegisterAny(
        pointer,
        nil,
        number,
        callback,
        box,
        EventSink.release
      )
      if id >= 0 { registrations.append(.pool(id)) } else { EventSink.release(box) }
    }
    for (number, callback) in NetworkCallbacks.all {
      let box = EventSink(sink).retainedPointer
      let id = virConnectNetworkEventRegisterAny(
        pointer,
        nil,
        number,
        callback,
        box,
        EventSink.release
      )
      if id >= 0 { registrations.append(.network(id)) } else { EventSink.release(box) }
    }
  }

  func deregisterEvents() {
    for registration in registrations {
      switch registration {
      case .domain(let id): virConnectDomainEventDeregisterAny(pointer, id)
      case .pool(let id): virConnectStoragePoolEventDeregisterAny(pointer, id)
      case .network(let id): virConnectNetworkEventDeregisterAny(pointer, id)
      }
    }
    registrations = []
  }
}

/// What libvirt hands to the callbacks: where an event goes.
final class EventSink: Sendable {
  private let sink: @Sendable (HostEvent) -> Void

  init(_ sink: @escaping @Sendable (HostEvent) -> Void) { self.sink = sink }

  /// Given to libvirt, which gives it back to `release`.
  var retainedPointer: UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  /// libvirt's free callback.
  static let release: @convention(c) (UnsafeMutableRawPointer?) -> Void = { pointer in
    guard let pointer else { return }
    Unmanaged<EventSink>.fromOpaque(pointer).release()
  }

  /// Sends an event about a domain; copies and returns, and asks libvirt nothing.
  static func send(
    _ opaque: UnsafeMutableRawPointer?,
    domain: virDomainPtr?,
    _ text: String,
    level: Occurrence.Level = .normal,
    touches: HostEvent.Touch = .object,
    started: Double? = nil,
    isReboot: Bool = false
  ) {
    guard let domain, let id = ObjectUUID({ virDomainGetUUID(domain, $0) }) else { return }
    let name = virDomainGetName(domain).map { String(cString: $0) } ?? ""
    send(
      opaque,
      HostEvent(
        subject: .domain,
        id: id,
        name: name,
        text: text,
        level: level,
        touches: touches,
        started: started,
        isReboot: isReboot
      )
    )
  }

  static func send(_ opaque: UnsafeMutableRawPointer?, _ event: HostEvent) {
    guard let opaque else { return }
    Unmanaged<EventSink>.fromOpaque(opaque).takeUnretainedValue().sink(event)
  }
}
