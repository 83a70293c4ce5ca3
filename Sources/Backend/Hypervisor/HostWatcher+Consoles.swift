/// Consoles: each on a connection of its own, beside those of the link.
extension HostWatcher {
  func openConsole(
    _ domain: ObjectUUID,
    target: ConsoleTarget,
    force: Bool,
    sink: @escaping @Sendable (ConsoleUpdate) -> Void
  ) async throws(BackendError) -> any Console {
    let operation = say("open the console of")
    let object = say("“\(inventory.domains[domain]?.name ?? domain.description)” on \(hostName)")
    guard let link, isServing, let events else {
      throw BackendError.notConnected(operation, object)
    }
    if case .log(let alias) = target { return try openLog(domain, alias, object, sink) }
    guard !link.isShared else {
      throw BackendError(
        code: .noSupport,
        operation: operation,
        object: object,
        message: say("libvirt's test driver has no consoles")
      )
    }
    let console = ConsoleSession(
      host: hostName,
      events: events,
      timing: timing,
      desk: access.desk,
      sink: sink
    ) { [weak self] console, left in await self?.forget(console, left) }
    consoles[ObjectIdentifier(console)] = console
    hold(console.connection)
    do throws(BackendError) {
      access.desk.beginAttempt(isRetry: false)
      try await open(console.connection, access.uri())
      try await console.open(domain, object, target: target, force: force)
      return console
    } catch {
      console.close()
      throw error
    }
  }

  /// Opens the file that the host keeps of a device's output; no call of libvirt reads it, so only
  /// on this machine.
  private func openLog(
    _ domain: ObjectUUID,
    _ alias: String,
    _ object: String,
    _ sink: @escaping @Sendable (ConsoleUpdate) -> Void
  ) throws(BackendError) -> any Console {
    let operation = say("read the console log of")
    guard let path = inventory.domains[domain]?.definition?.consoleLog(of: alias) else {
      throw BackendError(
        code: .noSupport,
        operation: operation,
        object: object,
        message: say("the device “\(alias)” has no <log file='…'/>")
      )
    }
    guard try access.uri().isLocal else {
      throw BackendError(
        code: .noSupport,
        operation: operation,
        object: object,
        message: say("the log is the file \(path) on \(hostName), which libvirt does not pass on"),
        advice: say("Read it there, or open the console itself.")
      )
    }
    return try ConsoleLog(path: path, operation: operation, object: object, sink: sink)
  }

  private func forget(_ console: ConsoleSession, _ left: Int?) {
    release(console.connection)
    consoles[ObjectIdentifier(console)] = nil
    addLeftovers(left ?? 0)
  }
}
