/// The poll loop: the node's figures, volumes and addresses, which may take long.
extension HostWatcher {
  func pollLoop(_ link: HostLink) async {
    var nextNode = ContinuousClock.now
    while isServing {
      guard inventory.isListed else {
        await inbox.pollBell.wait(atMost: .seconds(1))
        continue
      }
      do throws(BackendError) {
        if ContinuousClock.now >= nextNode {
          checkHeartbeat(link)
          nextNode = .now + timing.node
          try await readNode(link)
        }
        try await readStatistics(link)
        if try await readVolumes(link) { continue }
        if try await readAddresses(link) { continue }
      } catch {
        await surviveOnPoll(error, link)
      }
      guard isServing else { return }
      await inbox.pollBell.wait(atMost: min(nextNode, nextStatistics) - .now)
    }
  }

  /// Opens the poll connection again when it is of no more use; the host goes on meanwhile.
  private func surviveOnPoll(_ error: BackendError, _ link: HostLink) async {
    guard error.code == .deadline || error.code == .notConnected || link.poll.isCut else { return }
    guard !link.isShared, let events else { return lose(error.message) }
    // When the whole host is gone, the other connection says so within a moment.
    do { try await Task.sleep(for: .milliseconds(100)) } catch { return }
    guard isServing else { return }
    pollProblem = error.message
    occur("\(error.operation): \(error.message)", level: .warning)
    showCondition()
    addLeftovers(await link.poll.close(within: .milliseconds(300)) ?? 0)
    var attempts = 0
    while isServing {
      let next = connection("poll", events)
      do throws(BackendError) {
        access.desk.beginAttempt(isRetry: false)
        try await open(next, access.uri())
        link.replacePoll(with: next)
        pollProblem = nil
        showCondition()
        return
      } catch {
        addLeftovers(await next.close(within: .milliseconds(300)) ?? 0)
      }
      let end = ContinuousClock.now + timing.pauses[min(attempts, timing.pauses.count - 1)]
      attempts += 1
      while isServing, .now < end { await inbox.pollBell.wait(atMost: end - .now) }
    }
  }

  /// libvirt can hold an event loop for ever; then only ending its connections frees it.
  private func checkHeartbeat(_ link: HostLink) {
    guard let events, events.stuckFor > 5 else { return }
    link.cut()
    lose(say("the host stopped reading"))
  }

  private func readNode(_ link: HostLink) async throws(BackendError) {
    let node: Node
    do throws(BackendError) {
      node = try await link.poll.call(say("describe the host"), within: timing.list) {
        session throws(BackendError) in try session.node()
      }
    } catch {
      if error.code == .deadline || error.code == .notConnected { throw error }
      // Without its figures the host is as good as with them.
      return
    }
    guard node != inventory.node else { return }
    inventory.node = node
    send(.node(node))
  }

  /// Reads the selected pool's volumes; returns whether it did.
  private func readVolumes(_ link: HostLink) async throws(BackendError) -> Bool {
    guard let id = inbox.interest.selectedPool,
      inventory.needsVolumes || inventory.volumes?.id != id
    else { return false }
    inventory.needsVolumes = false
    let section: Section<[StorageVolume]>
    do throws(BackendError) {
      section = try await self.section(link.poll, say("list the volumes")) {
        session throws(BackendError) in try session.volumes(of: id)
      }
    } catch {
      // A pool on a dead server hangs every time: said once, and left alone until asked for again.
      inventory.volumes = (id, .failed(error))
      send(.volumes(pool: id, .failed(error)))
      throw error
    }
    if inventory.volumes?.id != id || inventory.volumes?.value != section {
      inventory.volumes = (id, section)
      send(.volumes(pool: id, section))
    }
    return true
  }

  /// Reads the addresses of one visible domain; returns whether there was any to ask.
  private func readAddresses(_ link: HostLink) async throws(BackendError) -> Bool {
    let visible = inbox.interest.visibleDomains
    guard let domain = inventory.addressesDue(among: visible, age: timing.addresses) else {
      return false
    }
    let id = domain.id
    let hasAgent = inventory.hasAgent(id)
    var addresses: [DomainAddress]?
    do throws(BackendError) {
      addresses = try await link.poll.call(say("read the addresses"), within: timing.list) {
        session throws(BackendError) in try session.addresses(of: id, askAgent: hasAgent)
      }
    } catch {
      if error.code == .deadline || error.code == .notConnected { throw error }
    }
    if let changed = inventory.setAddresses(addresses, of: id) {
      send(.domainsChanged([changed], removed: []))
    }
    return true
  }
}
