/// Connections of their own for commands, so that a slow one holds up neither lists and events nor
/// the next command.
extension HostWatcher {
  /// How many are kept for the next commands.
  private static let idleLimit = 4
  /// How long they are kept.
  private static let idleTime = Duration.seconds(30)

  /// A connection for one command: one that was kept, or a new one.
  ///
  /// The test driver's state belongs to one connection, so there it is the link's; also where no
  /// further connection can be opened.
  func takeCommandConnection(_ link: HostLink) async -> Connection {
    guard !link.isShared, let events else { return link.control }
    while let idle = idleCommands.popLast() {
      if await isAlive(idle) { return idle }
      await dispose(idle)
    }
    let own = connection("job", events)
    do throws(BackendError) {
      access.desk.beginAttempt(isRetry: false)
      try await open(own, access.uri())
      hold(own)
      return own
    } catch {
      await dispose(own)
      return link.control
    }
  }

  /// Keeps a connection for the next command, or closes it.
  func giveBack(_ connection: Connection, _ link: HostLink) async {
    guard connection !== link.control else { return }
    guard !connection.isCut, isServing, idleCommands.count < Self.idleLimit else {
      return await dispose(connection)
    }
    idleCommands.append(connection)
    // Closed before, it must not keep its thread until then.
    Task { [weak self, weak connection] in
      do { try await Task.sleep(for: Self.idleTime) } catch { return }
      if let connection { await self?.closeIdle(connection) }
    }
  }

  /// Closes all that are kept; with the link they are of no more use.
  func closeIdleCommands() async {
    let idle = idleCommands
    idleCommands = []
    for connection in idle { await dispose(connection) }
  }

  /// Whether a kept connection can still be used; asks nobody beyond this process.
  private func isAlive(_ connection: Connection) async -> Bool {
    guard !connection.isCut else { return false }
    do throws(BackendError) {
      return try await connection.call(say("check"), within: .seconds(1)) { session in
        session.isAlive
      }
    } catch {
      return false
    }
  }

  private func closeIdle(_ connection: Connection) async {
    guard let index = idleCommands.firstIndex(where: { $0 === connection }) else { return }
    idleCommands.remove(at: index)
    await dispose(connection)
  }

  private func dispose(_ connection: Connection) async {
    release(connection)
    addLeftovers(await connection.close(within: .milliseconds(300)) ?? 0)
  }
}
