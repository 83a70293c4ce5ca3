/// A domain's state with the reason libvirt gives for it.
///
/// Source: <https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainState>
public struct DomainState: Hashable, Sendable {
  /// The eight states of `virDomainState`.
  public enum Kind: Int32, Sendable, CaseIterable {
    /// The driver does not say.
    case noState = 0
    /// Running.
    case running = 1
    /// Running, and waiting for a resource (Xen).
    case blocked = 2
    /// Stopped in place, memory kept.
    case paused = 3
    /// Asked to shut down, not off yet.
    case shuttingDown = 4
    /// Off.
    case shutOff = 5
    /// Ended by a failure of the guest.
    case crashed = 6
    /// Suspended by the guest itself.
    case suspended = 7
  }

  /// The state; numbers from a newer libvirt read as `noState`.
  public var kind: Kind
  /// The reason, a number whose meaning depends on the state.
  public var reason: Int32

  /// Puts the parts together.
  public init(_ kind: Kind, reason: Int32 = 0) {
    self.kind = kind
    self.reason = reason
  }

  /// Whether a process runs for it, so that it has memory, devices and a run number.
  public var isActive: Bool {
    switch kind {
    case .running, .blocked, .paused, .shuttingDown, .suspended: true
    // A crashed domain may keep its process (`on_crash=preserve`); libvirt calls it active then.
    case .crashed: reason == 1
    case .noState, .shutOff: false
    }
  }

  /// One or two words for the screen, such as `shut off`.
  public var word: String { say(statePhrase) }

  /// The same, for filters too.
  public var statePhrase: Phrase {
    switch kind {
    case .noState: phrase("no state")
    case .running: phrase("running")
    case .blocked: phrase("blocked")
    case .paused: phrase("paused")
    case .shuttingDown: phrase("shutting down")
    case .shutOff: phrase("shut off")
    case .crashed: phrase("crashed")
    case .suspended: phrase("suspended")
    }
  }

  /// The reason in words, such as `I/O error`; nil where it adds nothing.
  public var reasonText: String? { reasonPhrase.map { say($0) } }

  /// The same, for filters too.
  public var reasonPhrase: Phrase? {
    let texts = Self.reasons[kind] ?? []
    let index = Int(reason)
    return texts.indices.contains(index) ? texts[index] : nil
  }

  private static let reasons: [Kind: [Phrase?]] = [
    .running: phrases([
      nil, "booted", "migrated", "restored", "from snapshot", "unpaused", "migration cancelled",
      "save cancelled", "woken up", "crashed", "post-copy", "post-copy failed",
    ]),
    .paused: phrases([
      nil, "by user", "migrating", "saving", "dumping core", "I/O error", "watchdog",
      "from snapshot", "shutting down", "taking snapshot", "crashed", "starting", "post-copy",
      "post-copy failed", "API error",
    ]),
    .shuttingDown: phrases([nil, "by user"]),
    .shutOff: phrases([
      nil, "shut down", "destroyed", "crashed", "migrated", "saved", "failed", "from snapshot",
      "daemon",
    ]),
    .crashed: phrases([nil, "panicked"]),
  ]
}
