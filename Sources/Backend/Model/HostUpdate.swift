/// One thing that became known about a host; the only way from Backend to the screen's state.
public enum HostUpdate: Sendable, Equatable {
  /// The connection changed.
  case state(HostState)
  /// The machine itself, first after connecting and again when its figures change.
  case node(Node)
  /// The complete list of domains. What it does not hold is gone; `definition`, `snapshotCount` and
  /// `addresses` are nil where they were not read in this pass, and the receiver keeps what it has.
  case domains(Section<[Domain]>)
  /// Some domains in full as they are now, and those that are gone.
  case domainsChanged([Domain], removed: [ObjectUUID])
  /// The complete list of pools.
  case pools(Section<[StoragePool]>)
  /// The complete list of one pool's volumes.
  case volumes(pool: ObjectUUID, Section<[StorageVolume]>)
  /// The complete list of one domain's snapshots.
  case snapshots(domain: ObjectUUID, Section<[Snapshot]>)
  /// The complete list of networks.
  case networks(Section<[Network]>)
  /// The selected domain's XML and devices.
  case domainDetail(ObjectUUID, Section<DomainDetail>)
  /// What the host and its active domains do.
  case figures(HostFigures)
  /// Something happened, for the Events pane.
  case occurrence(Occurrence)
  /// The host cannot be opened before this is answered by `Hypervisor.answer`.
  case question(LoginQuestion)
  /// A question is of no more interest: who asked it is gone.
  case questionWithdrawn(LoginQuestion.ID)
}

/// Something that libvirt reported, in words.
public struct Occurrence: Sendable, Equatable {
  /// What kind of object it happened to.
  public enum Subject: String, Sendable, Equatable {
    /// The host itself.
    case node
    /// A domain.
    case domain
    /// A pool.
    case pool
    /// A network.
    case network
  }

  /// How much it matters.
  public enum Level: Sendable, Equatable {
    /// Part of normal life.
    case normal
    /// Somebody should look: an I/O error, a crash, a lost connection.
    case warning
  }

  /// When, in seconds since 1970.
  public var time: Int64
  /// What kind of object.
  public var subject: Subject
  /// Which one; nil for the host.
  public var id: ObjectUUID?
  /// Its name then; empty for the host.
  public var name: String
  /// What happened, such as `started (booted)`.
  public var text: String
  /// How much it matters.
  public var level: Level
  /// Whether a guest began anew in the instance that runs.
  public var isReboot: Bool

  /// Puts the parts together.
  public init(
    time: Int64,
    subject: Subject,
    id: ObjectUUID?,
    name: String,
    text: String,
    level: Level = .normal,
    isReboot: Bool = false
  ) {
    self.time = time
    self.subject = subject
    self.id = id
    self.name = name
    self.text = text
    self.level = level
    self.isReboot = isReboot
  }
}
