/// How long things may take, and how often they happen.
public struct Timing: Sendable, Equatable {
  /// Longest time for opening a connection.
  public var open: Duration
  /// Longest time for reading a list.
  public var list: Duration
  /// Longest time for a command; longer than the 30 s for which libvirt itself waits for a job.
  public var command: Duration
  /// After this the host counts as degraded until the call is answered.
  public var slow: Duration
  /// How long events are gathered before what they touched is read.
  public var gather: Duration
  /// Pause between two readings of all lists, for what has no event.
  public var relist: Duration
  /// Pause between two readings of the node's memory.
  public var node: Duration
  /// Pause between two readings of the statistics of a host that is on the screen.
  public var statistics: Duration
  /// Pause between two readings of the statistics of a host that is not.
  public var statisticsBehind: Duration
  /// Longest time for reading statistics, unless that takes long as a rule.
  public var statisticsLimit: Duration
  /// Age at which addresses and snapshot counts are read again.
  public var addresses: Duration
  /// Pause between two questions whether a silent host is still there, in whole seconds.
  public var keepAlive: Int
  /// How many such questions may stay unanswered before the connection is given up.
  public var keepAliveCount: Int
  /// A host that was open for so long is tried again at once when it is lost.
  public var steady: Duration
  /// Pauses before the attempts to open a lost host again; the last one repeats.
  public var pauses: [Duration]

  /// Starts from what suits a real host.
  public init(
    open: Duration = .seconds(15),
    list: Duration = .seconds(30),
    command: Duration = .seconds(45),
    slow: Duration = .seconds(5),
    gather: Duration = .milliseconds(50),
    relist: Duration = .seconds(60),
    node: Duration = .seconds(5),
    statistics: Duration = .seconds(2),
    statisticsBehind: Duration = .seconds(10),
    statisticsLimit: Duration = .seconds(10),
    addresses: Duration = .seconds(30),
    keepAlive: Int = 5,
    keepAliveCount: Int = 3,
    steady: Duration = .seconds(30),
    pauses: [Duration] = [1, 2, 5, 10, 30, 60].map { .seconds($0) }
  ) {
    self.open = open
    self.list = list
    self.command = command
    self.slow = slow
    self.gather = gather
    self.relist = relist
    self.node = node
    self.statistics = statistics
    self.statisticsBehind = statisticsBehind
    self.statisticsLimit = statisticsLimit
    self.addresses = addresses
    self.keepAlive = keepAlive
    self.keepAliveCount = keepAliveCount
    self.steady = steady
    self.pauses = pauses
  }
}
