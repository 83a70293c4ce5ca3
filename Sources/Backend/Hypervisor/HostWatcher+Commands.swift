/// Commands: checked, sent, and what they touched read again at once.
extension HostWatcher {
  func perform(
    _ command: Command,
    progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws(BackendError) {
    let object = say("“\(name(of: command))” on \(hostName)")
    try command.check(object)
    guard let link, isServing else {
      throw BackendError.notConnected(command.operation, object)
    }
    let outcome: Result<Void, BackendError>
    let connection = await takeCommandConnection(link)
    do throws(BackendError) {
      if case .domain(let id, .managedSave) = command, !link.isShared {
        try await save(id, command, object, connection, link, progress)
      } else {
        try await connection.call(
          command.operation,
          on: object,
          within: timing.command,
          isRead: false
        ) {
          session throws(BackendError) in try session.perform(command)
        }
      }
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    await giveBack(connection, link)
    // A command that failed half-way has changed something too.
    await reread(command)
    try outcome.get()
  }

  private func name(of command: Command) -> String {
    switch command {
    case .domain(let id, _): inventory.domains[id]?.name ?? id.description
    case .pool(let id, _):
      inventory.pools?.value?.first { $0.id == id }?.name ?? id.description
    case .network(let id, _):
      inventory.networks?.value?.first { $0.id == id }?.name ?? id.description
    }
  }

  /// Most of what commands change has an event; autostart and volumes, for two, have none.
  private func reread(_ command: Command) async {
    // Behind a reading that hangs it would only wait; the event will tell, or the next list.
    guard let link, isServing, !isReadingHung else { return }
    do throws(BackendError) {
      switch command {
      case .domain(let id, _):
        try await read([id], link)
        if id == inbox.interest.selectedDomain { inventory.needsDetail = true }
      case .pool(let id, _):
        try await readPools(link)
        if id == inbox.interest.selectedPool { inventory.needsVolumes = true }
      case .network: try await readNetworks(link)
      }
    } catch {
      if error.code == .deadline || error.code == .notConnected { lose(error.message) }
    }
    inbox.ringBoth()
  }
}

// MARK: - Long commands

extension HostWatcher {
  /// Saves a domain, which takes as long as writing its memory.
  private func save(
    _ id: ObjectUUID,
    _ command: Command,
    _ object: String,
    _ own: Connection,
    _ link: HostLink,
    _ progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws(BackendError) {
    let control = link.control
    let poll = link.poll
    let limit = timing.command
    let watching = Task.detached {
      while !Task.isCancelled {
        do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
        let seen = try? await poll.call(say("watch the job"), within: limit) {
          session throws(BackendError) in try session.jobProgress(of: id)
        }
        if let seen { progress(seen) }
      }
    }
    let result = await withTaskCancellationHandler {
      do throws(BackendError) {
        try await own.call(command.operation, on: object, within: nil, isRead: false) {
          session throws(BackendError) in try session.perform(command)
        }
        return Result<Void, BackendError>.success(())
      } catch {
        return .failure(error)
      }
    } onCancel: {
      Task.detached {
        _ = try? await control.call(say("cancel"), on: object, within: limit) {
          session throws(BackendError) in try session.abortJob(of: id)
        }
      }
    }
    watching.cancel()
    if case .failure(var error) = result {
      if Task.isCancelled { error.code = .cancelled }
      throw error
    }
  }
}
