/// One host, seen from the program: values come out, commands go in.
///
/// An implementation does its work on threads of its own; no method here blocks its caller.
public protocol Hypervisor: AnyObject, Sendable {
  /// What it was made from.
  var configuration: HostConfiguration { get }

  /// Opens the host, lists it, watches it, and opens it again when it was lost.
  ///
  /// - Parameter sink: Called from any thread, in order, until `close` has returned.
  func start(_ sink: @escaping @Sendable (HostUpdate) -> Void)

  /// Says what the screen shows, which is read first and kept fresh.
  func setInterest(_ interest: Interest)

  /// Reads the lists again, for what libvirt sends no event about.
  func refresh()

  /// Tries at once to open a host that is not open.
  func reconnect()

  /// Answers a question that came as an update; one that was withdrawn is ignored.
  ///
  /// - Parameters:
  ///   - question: Which one.
  ///   - secret: The answer; nil cancels the login, after which the host is offline.
  func answer(_ question: LoginQuestion.ID, _ secret: Secret?)

  /// Carries a command out; what it changed arrives as updates too.
  ///
  /// - Parameters:
  ///   - command: What to do.
  ///   - progress: Called from any thread while it runs; not at all for short work.
  /// - Throws: `BackendError`; with the code `.cancelled` when the task was cancelled and the work
  ///   could be ended.
  func perform(
    _ command: Command,
    progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws(BackendError)

  /// Opens the serial console of a running domain.
  ///
  /// - Parameters:
  ///   - domain: Which one.
  ///   - target: Which of its devices.
  ///   - force: Whether to throw out whoever has it open; only when the operator said so.
  ///   - sink: Called from any thread, until its end was told or `close` was called.
  /// - Returns: The console, open.
  /// - Throws: `BackendError`; with the code `.consoleBusy` when someone else has it open.
  func openConsole(
    _ domain: ObjectUUID,
    target: ConsoleTarget,
    force: Bool,
    sink: @escaping @Sendable (ConsoleUpdate) -> Void
  ) async throws(BackendError) -> any Console

  /// Ends everything.
  ///
  /// - Returns: How many references libvirt still held; 0 unless something leaked.
  @discardableResult
  func close() async -> Int
}

/// What of a host the screen shows.
public struct Interest: Sendable, Equatable {
  /// Domains whose rows are on the screen: definition, snapshot count and addresses.
  public var visibleDomains: [ObjectUUID]
  /// The domain whose details are on the screen: XML, devices and snapshots.
  public var selectedDomain: ObjectUUID?
  /// The pool whose volumes are on the screen.
  public var selectedPool: ObjectUUID?
  /// How often the host's statistics are read.
  public var statistics: StatisticsInterest

  /// Puts the parts together.
  public init(
    visibleDomains: [ObjectUUID] = [],
    selectedDomain: ObjectUUID? = nil,
    selectedPool: ObjectUUID? = nil,
    statistics: StatisticsInterest = StatisticsInterest()
  ) {
    self.visibleDomains = visibleDomains
    self.selectedDomain = selectedDomain
    self.selectedPool = selectedPool
    self.statistics = statistics
  }
}

/// What of a machine's statistics is asked for beside its processors, which always are.
///
/// For each of them the host asks the emulator of every machine, so that it costs there as well.
public struct StatisticsParts: OptionSet, Sendable {
  /// Which of them.
  public let rawValue: UInt8

  /// Takes a set.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What it has of memory, and uses.
  public static let memory = StatisticsParts(rawValue: 1)
  /// What it reads and writes.
  public static let disks = StatisticsParts(rawValue: 2)
  /// What it sends and receives.
  public static let interfaces = StatisticsParts(rawValue: 4)
  /// All of it.
  public static let all: StatisticsParts = [.memory, .disks, .interfaces]
}

/// How often a host's statistics are wanted, and which.
public struct StatisticsInterest: Sendable, Equatable {
  /// How much the screen needs them.
  public enum Pace: Sendable, Equatable {
    /// They are not read, and no figures are told.
    case off
    /// Nothing of the host is on the screen: read seldom, so that its history goes on.
    case behind
    /// Its rows or its details are on the screen.
    case full
  }

  /// The seconds that may be asked for.
  public static let seconds = 1...60

  /// How much the screen needs them.
  public var pace: Pace
  /// Seconds between two readings at full pace, 1 to 60; nil for the usual 2.
  ///
  /// A host that needs long to answer is asked less often.
  public var interval: Int?
  /// What is read of every machine each time; the rest now and then, for its history.
  public var parts: StatisticsParts

  /// Puts the parts together.
  public init(pace: Pace = .full, interval: Int? = nil, parts: StatisticsParts = .all) {
    self.pace = pace
    self.parts = parts
    self.interval = interval.map { min(max($0, Self.seconds.lowerBound), Self.seconds.upperBound) }
  }
}

/// How far a running command is.
public struct WorkProgress: Sendable, Equatable {
  /// 0 to 1; nil when only its running is known.
  public var fraction: Double?
  /// Bytes a second; nil when not known.
  public var bytesPerSecond: Double?

  /// Puts the parts together.
  public init(fraction: Double?, bytesPerSecond: Double? = nil) {
    self.fraction = fraction
    self.bytesPerSecond = bytesPerSecond
  }
}
