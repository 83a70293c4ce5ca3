/// A guest's serial console that is open; nothing here blocks its caller.
public protocol Console: AnyObject, Sendable {
  /// Types into it, in order; nothing where it can only be read.
  func send(_ bytes: [UInt8])

  /// Takes what the guest has printed, oldest first.
  ///
  /// - Parameter limit: The most bytes.
  /// - Returns: Nothing when there is none; only then `outputReady` comes again.
  func read(upTo limit: Int) -> ConsoleOutput

  /// Lets go of it; nothing is told after that.
  func close()

  /// Whether the host keeps everybody else out of it, as far as that is its to do.
  var isExclusive: Bool { get }
}

extension Console {
  /// Whether the host keeps everybody else out of it; true unless it is known not to.
  public var isExclusive: Bool { true }
}

/// Which of a domain's devices is opened.
public enum ConsoleTarget: Sendable, Hashable {
  /// The one that libvirt takes by itself: the first console or serial port.
  case first
  /// A serial port or console, by its alias such as `serial0`; by `virDomainOpenConsole`.
  case device(String)
  /// A channel, by its name such as `org.example.0`; by `virDomainOpenChannel`.
  case channel(String)
  /// The file into which the host copies what a device prints: to be read only.
  case log(String)

  /// Whether nothing can be typed into it.
  public var isReadOnly: Bool { if case .log = self { true } else { false } }
}

/// What a guest has printed.
public struct ConsoleOutput: Sendable, Equatable {
  /// As it came, of any length, cut anywhere.
  public var bytes: [UInt8]
  /// Bytes before these that were lost because nobody took them in time.
  public var dropped: Int

  /// Puts the parts together.
  public init(bytes: [UInt8] = [], dropped: Int = 0) {
    self.bytes = bytes
    self.dropped = dropped
  }
}

/// What an open console tells, from any thread.
public enum ConsoleUpdate: Sendable, Equatable {
  /// There is something to read; comes once until all of it was read.
  case outputReady
  /// It is of no more use; the last thing it tells.
  case ended(ConsoleEnding)
}

/// Why a console ended.
public struct ConsoleEnding: Sendable, Equatable {
  /// What it means for opening it again.
  public enum Cause: Sendable, Equatable {
    /// The guest's end was closed: it was shut down, or it left for another host.
    case guest
    /// The connection to the host was lost, or libvirt there was started anew.
    case connection
    /// The host ended it: someone else has taken it over.
    case takenOver
    /// Anything else.
    case failure
  }

  /// What it means.
  public var cause: Cause
  /// In words for people.
  public var reason: String

  /// Puts the parts together.
  public init(_ cause: Cause, _ reason: String) {
    self.cause = cause
    self.reason = reason
  }
}
