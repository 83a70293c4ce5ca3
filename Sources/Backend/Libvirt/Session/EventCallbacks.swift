import CLibvirt

/// The callbacks for events of domains, with the number of each.
///
/// libvirt takes them all as one C type, whatever their arguments, and casts them back.
enum DomainCallbacks {
  typealias Generic = virConnectDomainEventGenericCallback

  static var all: [(Int32, Generic)] {
    [
      (number(VIR_DOMAIN_EVENT_ID_LIFECYCLE), unsafeBitCast(lifecycle, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_REBOOT), reboot),
      (number(VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON), unsafeBitCast(ioError, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE), unsafeBitCast(balloon, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_DISK_CHANGE), unsafeBitCast(disk, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_TRAY_CHANGE), unsafeBitCast(tray, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_DEVICE_ADDED), unsafeBitCast(added, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED), unsafeBitCast(removed, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2), unsafeBitCast(blockJob, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_JOB_COMPLETED), unsafeBitCast(job, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE), unsafeBitCast(agent, to: Generic.self)),
      (number(VIR_DOMAIN_EVENT_ID_METADATA_CHANGE), unsafeBitCast(metadata, to: Generic.self)),
    ]
  }

  private static func number(_ id: virDomainEventID) -> Int32 { Int32(id.rawValue) }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private typealias Opaque = UnsafeMutableRawPointer
  private typealias Text = UnsafePointer<CChar>

  private static let lifecycle:
    @convention(c) (virConnectPtr?, virDomainPtr?, Int32, Int32, Opaque?) -> Int32 = {
      EventSink.send(
        $4,
        domain: $1,
        EventWords.lifecycle($2, $3),
        level: EventWords.lifecycleLevel($2, $3),
        touches: [.object, .addresses, .snapshots],
        started: $2 == Int32(VIR_DOMAIN_EVENT_STARTED.rawValue) ? SampleClock.seconds : nil
      )
      return 0
    }

  private static let reboot: Generic = {
    EventSink.send($2, domain: $1, say("rebooted"), touches: [.object, .addresses], isReboot: true)
  }

  private static let ioError:
    @convention(c) (virConnectPtr?, virDomainPtr?, Text?, Text?, Int32, Text?, Opaque?) -> Void = {
      let words = EventWords.ioError(text($3), text($2), $4, text($5))
      EventSink.send($6, domain: $1, words, level: .warning)
    }

  private static let balloon:
    @convention(c) (virConnectPtr?, virDomainPtr?, UInt64, Opaque?) -> Void = {
      EventSink.send($3, domain: $1, say("memory is now \($2 / 1024) MiB"))
    }

  private static let disk:
    @convention(c) (virConnectPtr?, virDomainPtr?, Text?, Text?, Text?, Int32, Opaque?) -> Void = {
      let action = $5 == 0 ? say("started without medium") : say("medium dropped")
      EventSink.send($6, domain: $1, "\(text($4)): \(action), \(text($2))", level: .warning)
    }

  private static let tray:
    @convention(c) (virConnectPtr?, virDomainPtr?, Text?, Int32, Opaque?) -> Void = {
      let drive = text($2)
      let words = $3 == 0 ? say("\(drive): tray opened") : say("\(drive): tray closed")
      EventSink.send($4, domain: $1, words)
    }

  private static let added: @convention(c) (virConnectPtr?, virDomainPtr?, Text?, Opaque?) -> Void =
    {
      EventSink.send($3, domain: $1, say("device \(text($2)) added"))
    }

  private static let removed:
    @convention(c) (virConnectPtr?, virDomainPtr?, Text?, Opaque?) -> Void = {
      EventSink.send($3, domain: $1, say("device \(text($2)) removed"))
    }

  private static let blockJob:
    @convention(c) (virConnectPtr?, virDomainPtr?, Text?, Int32, Int32, Opaque?) -> Void = {
      EventSink.send(
        $5,
        domain: $1,
        EventWords.blockJob(text($2), $3, $4),
        level: $4 == 1 ? .warning : .normal
      )
    }

  private static let job:
    @convention(c) (virConnectPtr?, virDomainPtr?, virTypedParameterPtr?, Int32, Opaque?) -> Void =
      {
        EventSink.send($4, domain: $1, say("a job has ended"))
      }

  private static let agent:
    @convention(c) (virConnectPtr?, virDomainPtr?, Int32, Int32, Opaque?) -> Void = {
      let words = $2 == 1 ? say("guest agent connected") : say("guest agent disconnected")
      EventSink.send($4, domain: $1, words, touches: [.object, .addresses])
    }

  private static let metadata:
    @convention(c) (virConnectPtr?, virDomainPtr?, Int32, Text?, Opaque?) -> Void = {
      EventSink.send($4, domain: $1, EventWords.metadata($2, text($3)))
    }
}

/// The callbacks for events of pools.
enum PoolCallbacks {
  typealias Generic = virConnectStoragePoolEventGenericCallback

  static var all: [(Int32, Generic)] {
    [
      (
        Int32(VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE.rawValue),
        unsafeBitCast(lifecycle, to: Generic.self)
      ),
      (Int32(VIR_STORAGE_POOL_EVENT_ID_REFRESH.rawValue), refresh),
    ]
  }

  private static let lifecycle:
    @convention(c) (
      virConnectPtr?, virStoragePoolPtr?, Int32, Int32, UnsafeMutableRawPointer?
    ) -> Void = { send($4, $1, EventWords.pool($2)) }

  private static let refresh: Generic = { send($2, $1, say("refreshed")) }

  private static func send(
    _ opaque: UnsafeMutableRawPointer?,
    _ pool: virStoragePoolPtr?,
    _ text: String
  ) {
    guard let pool, let id = ObjectUUID({ virStoragePoolGetUUID(pool, $0) }) else { return }
    let name = virStoragePoolGetName(pool).map { String(cString: $0) } ?? ""
    EventSink.send(
      opaque,
      HostEvent(subject: .pool, id: id, name: name, text: text, touches: [.object, .volumes])
    )
  }
}

/// The callbacks for events of networks.
enum NetworkCallbacks {
  typealias Generic = virConnectNetworkEventGenericCallback

  static var all: [(Int32, Generic)] {
    [
      (
        Int32(VIR_NETWORK_EVENT_ID_LIFECYCLE.rawValue),
        unsafeBitCast(lifecycle, to: Generic.self)
      )
    ]
  }

  private static let lifecycle:
    @convention(c) (
      virConnectPtr?, virNetworkPtr?, Int32, Int32, UnsafeMutableRawPointer?
    ) -> Void = { _, network, event, _, opaque in
      guard let network, let id = ObjectUUID({ virNetworkGetUUID(network, $0) }) else { return }
      let name = virNetworkGetName(network).map { String(cString: $0) } ?? ""
      EventSink.send(
        opaque,
        HostEvent(subject: .network, id: id, name: name, text: EventWords.network(event))
      )
    }
}
