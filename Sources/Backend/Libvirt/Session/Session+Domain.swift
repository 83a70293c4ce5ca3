import CLibvirt

extension Session {
  /// What was read of one domain, with what is not on the screen but needed to read more.
  struct DomainReading: Sendable {
    var domain: Domain
    var hasAgent = false
  }

  /// One domain in full; nil when it is gone.
  ///
  /// What cannot be read is taken from `known`, so that one failing part hides nothing else.
  func domain(_ id: ObjectUUID, known: Domain?) throws(BackendError) -> DomainReading? {
    guard let pointer = virDomainLookupByUUID(self.pointer, id.bytes) else {
      let error = BackendError.last(say("read"), say("the machine on \(host)"))
      if error.saysGone { return nil }
      throw error
    }
    let handle = DomainHandle(pointer: pointer)
    guard let state = state(of: pointer) else {
      let error = BackendError.last(say("read the state of"), label(handle.name))
      if error.saysGone { return nil }
      if !isAlive { throw error }
      return known.map { DomainReading(domain: $0) }
    }
    let runID = virDomainGetID(pointer)
    var domain = known ?? Domain(id: id, name: handle.name, state: state)
    domain.name = handle.name
    domain.runID = runID == .max ? nil : Int32(truncatingIfNeeded: runID)
    domain.state = state
    var autostart: Int32 = 0
    if virDomainGetAutostart(pointer, &autostart) == 0 { domain.isAutostart = autostart != 0 }
    let persistent = virDomainIsPersistent(pointer)
    if persistent >= 0 { domain.isPersistent = persistent != 0 }
    let saved = virDomainHasManagedSaveImage(pointer, 0)
    if saved >= 0 { domain.hasManagedSave = saved != 0 }
    if !domain.isActive { domain.addresses = [] }
    return hydrate(domain, handle)
  }

  /// Reads definition and number of snapshots of domains; those that are gone are left out.
  ///
  /// It stops after `budget` nanoseconds, so that other work gets its turn.
  func hydrate(_ domains: [Domain], budget: UInt64) throws(BackendError) -> [DomainReading] {
    let start = MonotonicClock.nanoseconds
    var readings: [DomainReading] = []
    for domain in domains {
      do throws(BackendError) {
        let handle = try self.domain(domain.id, say("read"))
        var domain = domain
        if missing.contains(.stateStatistics), let state = state(of: handle.pointer) {
          domain.state = state
        }
        let reading = hydrate(domain, handle)
        guard isAlive else { throw BackendError.notConnected(say("read"), label(domain.name)) }
        readings.append(reading)
      } catch {
        if !isAlive { throw error }
      }
      if MonotonicClock.nanoseconds - start > budget { break }
    }
    return readings
  }

  private func hydrate(_ domain: Domain, _ handle: borrowing DomainHandle) -> DomainReading {
    var reading = DomainReading(domain: domain)
    if let text = owned(virDomainGetXMLDesc(handle.pointer, 0)),
      let parsed = DomainDefinition.parse(text)
    {
      reading.domain.definition = parsed.definition
      reading.hasAgent = parsed.hasConnectedAgent
    } else if domain.definition == nil {
      // Shown with what is known, and not asked for again and again.
      reading.domain.definition = DomainDefinition(
        vcpus: 0,
        maximumVCPUs: 0,
        memory: 0,
        maximumMemory: 0
      )
    }
    if !missing.contains(.snapshots) {
      let count = virDomainSnapshotNum(handle.pointer, 0)
      if count >= 0 {
        reading.domain.snapshotCount = Int(count)
        reading.domain.hasSnapshots = count > 0
      } else if BackendError.last("").saysUnsupported {
        missing.insert(.snapshots)
      }
    }
    return reading
  }

  /// The selected domain's XML and devices.
  func detail(of id: ObjectUUID) throws(BackendError) -> DomainDetail {
    let handle = try domain(id, say("read"))
    guard let text = owned(virDomainGetXMLDesc(handle.pointer, 0)) else {
      throw .last(say("read the XML of"), label(handle.name))
    }
    return DomainDetail(xml: text, devices: HardwareReader.devices(in: text))
  }
}
