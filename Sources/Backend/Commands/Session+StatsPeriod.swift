import CLibvirt

extension Session {
  /// The flags for a change to the running machine and to its definition, wherever it has one.
  func liveAndConfig(_ handle: borrowing DomainHandle) -> UInt32 {
    let isActive = virDomainIsActive(handle.pointer) == 1
    let isPersistent = virDomainIsPersistent(handle.pointer) != 0
    return (isActive ? VIR_DOMAIN_AFFECT_LIVE.rawValue : 0)
      | (isPersistent || !isActive ? VIR_DOMAIN_AFFECT_CONFIG.rawValue : 0)
  }

  /// Sets how often the guest is asked for its memory.
  func setStatsPeriod(
    _ seconds: Int,
    of handle: borrowing DomainHandle,
    _ operation: String
  ) throws(BackendError) {
    let flags = liveAndConfig(handle)
    let period = Int32(clamping: seconds)
    guard virDomainSetMemoryStatsPeriod(handle.pointer, period, flags) < 0 else { return }
    var error = BackendError.last(operation, label(handle.name))
    let live = VIR_DOMAIN_AFFECT_LIVE.rawValue
    if flags == live | VIR_DOMAIN_AFFECT_CONFIG.rawValue,
      statsPeriod(of: handle, 0) == seconds,
      statsPeriod(of: handle, VIR_DOMAIN_XML_INACTIVE.rawValue) != seconds
    {
      error.message =
        say(
          "it is changed in the running machine, but not in its definition, so it is lost at the next "
            + "start: \(error.message)"
        )
    }
    throw error
  }

  private func statsPeriod(of handle: borrowing DomainHandle, _ flags: UInt32) -> Int? {
    owned(virDomainGetXMLDesc(handle.pointer, flags)).flatMap { text in
      DomainDefinition.parse(text)?.definition.balloon?.period
    }
  }
}
