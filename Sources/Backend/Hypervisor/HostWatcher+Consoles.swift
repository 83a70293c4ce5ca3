/// Consoles: each on a connection of its own, beside those of the link.
extension HostWatcher {
  func openConsole(
    _ domain: ObjectUUID,
    device: String?,
    force: Bool,
    sink: @escaping @Sendable (ConsoleUpdate) -> Void
  ) async throws(BackendError) -> any Console {
    let operation = "open the console of"
    let object = "“\(inventory.domains[domain]?.name ?? domain.description)” on \(hostName)"
    guard let link, isServing, let events else {
      throw BackendError.notConnected(operation, object)
    }
    guard !link.isShared else {
      throw BackendError(
        code: .noSupport,
        operation: operation,
        object: object,
        message: "libvirt's test driver has no consoles"
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
      try await console.open(domain, object, device: device, force: force)
      return console
    } catch {
      console.close()
      throw error
    }
  }

  private func forget(_ console: ConsoleSession, _ left: Int?) {
    release(console.connection)
    consoles[ObjectIdentifier(console)] = nil
    addLeftovers(left ?? 0)
  }
}
