import CLibvirt

extension Session {
  func perform(
    _ action: DomainAction,
    on id: ObjectUUID,
    _ operation: String
  ) throws(BackendError) {
    let handle = try domain(id, operation)
    let domain = handle.pointer
    let object = label(handle.name)
    if action.losesWork { try refuseIfProtected(handle, operation) }
    switch action {
    case .start: try check(virDomainCreate(domain), operation, object)
    case .shutDown(let method):
      try check(virDomainShutdownFlags(domain, method.flags), operation, object)
    case .forceOff: try check(virDomainDestroy(domain), operation, object)
    case .reboot: try check(virDomainReboot(domain, 0), operation, object)
    case .reset: try check(virDomainReset(domain, 0), operation, object)
    case .pause: try check(virDomainSuspend(domain), operation, object)
    case .resume:
      if state(of: domain)?.kind == .suspended {
        try check(virDomainPMWakeup(domain, 0), operation, object)
      } else {
        try check(virDomainResume(domain), operation, object)
      }
    case .managedSave: try check(virDomainManagedSave(domain, 0), operation, object)
    case .discardManagedSave:
      try check(virDomainManagedSaveRemove(domain, 0), operation, object)
    case .setAutostart(let isOn):
      try check(virDomainSetAutostart(domain, isOn ? 1 : 0), operation, object)
    case .rename(let name): try rename(handle, to: name, operation)
    case .setTitle(let title):
      try set(VIR_DOMAIN_METADATA_TITLE, of: handle, to: title, operation)
    case .setDescription(let text):
      try set(VIR_DOMAIN_METADATA_DESCRIPTION, of: handle, to: text, operation)
    case .setTags(let tags):
      let xml = tags.isEmpty ? nil : DomainMetadata.xml(tags: tags)
      try set(.tags, of: handle, to: xml, operation)
    case .setProtected(let isOn):
      try set(.protection, of: handle, to: isOn ? DomainMetadata.protectionXML : nil, operation)
    case .setStatsPeriod(let seconds): try setStatsPeriod(seconds, of: handle, operation)
    case .addSerialPort: try addSerialPort(to: handle, operation)
    case .sendBreak(let alias): try sendBreak(to: handle, alias: alias, operation)
    case .setTerminalSize(let device, let columns, let rows):
      try setTerminalSize(in: handle, device: device, columns: columns, rows: rows, operation)
    }
  }

  /// Also what another client has protected since the list was read stays as it is.
  private func refuseIfProtected(
    _ handle: borrowing DomainHandle,
    _ operation: String
  ) throws(BackendError) {
    let type = Int32(VIR_DOMAIN_METADATA_ELEMENT.rawValue)
    let namespace = DomainMetadata.protection.namespace
    let present = owned(virDomainGetMetadata(handle.pointer, type, namespace, 0))
    guard present != nil else { return }
    throw BackendError(
      code: .operationInvalid,
      operation: operation,
      object: label(handle.name),
      message: say("it is protected"),
      advice: say("Take the protection off first.")
    )
  }

  /// Sets or removes one of our elements, in the running machine and in its definition.
  private func set(
    _ kind: DomainMetadata,
    of handle: borrowing DomainHandle,
    to xml: String?,
    _ operation: String
  ) throws(BackendError) {
    let domain = handle.pointer
    let isActive = virDomainIsActive(domain) == 1
    let isPersistent = virDomainIsPersistent(domain) != 0
    let flags =
      (isActive ? VIR_DOMAIN_AFFECT_LIVE.rawValue : 0)
      | (isPersistent || !isActive ? VIR_DOMAIN_AFFECT_CONFIG.rawValue : 0)
    let type = Int32(VIR_DOMAIN_METADATA_ELEMENT.rawValue)
    let status =
      if let xml {
        virDomainSetMetadata(domain, type, xml, DomainMetadata.prefix, kind.namespace, flags)
      } else {
        virDomainSetMetadata(domain, type, nil, nil, kind.namespace, flags)
      }
    try check(status, operation, label(handle.name))
  }

  private func rename(
    _ handle: borrowing DomainHandle,
    to name: String,
    _ operation: String
  ) throws(BackendError) {
    guard virDomainRename(handle.pointer, name, 0) < 0 else { return }
    var error = BackendError.last(operation, label(handle.name))
    if virDomainIsActive(handle.pointer) == 1 {
      error.advice = say("Only a machine that is off can be renamed: shut it down first.")
    }
    throw error
  }

  /// Sets title or description, in the running machine and in its definition, wherever it has one.
  private func set(
    _ kind: virDomainMetadataType,
    of handle: borrowing DomainHandle,
    to text: String,
    _ operation: String
  ) throws(BackendError) {
    let domain = handle.pointer
    let type = Int32(kind.rawValue)
    let live = VIR_DOMAIN_AFFECT_LIVE.rawValue
    let config = VIR_DOMAIN_AFFECT_CONFIG.rawValue
    let flags = liveAndConfig(handle)
    let status =
      text.isEmpty
      ? virDomainSetMetadata(domain, type, nil, nil, nil, flags)
      : virDomainSetMetadata(domain, type, text, nil, nil, flags)
    guard status < 0 else { return }
    var error = BackendError.last(operation, label(handle.name))
    if flags == live | config,
      metadata(type, of: handle, live) == text, metadata(type, of: handle, config) != text
    {
      error.message =
        say(
          "it is changed in the running machine, but not in its definition, so it is lost at the next "
            + "start: \(error.message)"
        )
    }
    throw error
  }

  private func metadata(
    _ type: Int32,
    of handle: borrowing DomainHandle,
    _ flags: UInt32
  ) -> String {
    owned(virDomainGetMetadata(handle.pointer, type, nil, flags)) ?? ""
  }
}

extension DomainAction {
  /// Whether it can lose what the guest has not written.
  fileprivate var losesWork: Bool {
    switch self {
    case .forceOff, .reset: true
    case .start, .shutDown, .reboot, .pause, .resume, .managedSave, .discardManagedSave,
      .setAutostart, .rename, .setTitle, .setDescription, .setTags, .setProtected,
      .addSerialPort, .sendBreak, .setTerminalSize, .setStatsPeriod:
      false
    }
  }
}

extension ShutdownMethod {
  fileprivate var flags: UInt32 {
    switch self {
    case .automatic: 0
    case .acpi: VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN.rawValue
    case .agent: VIR_DOMAIN_SHUTDOWN_GUEST_AGENT.rawValue
    }
  }
}
