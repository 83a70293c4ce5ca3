/// A guest's serial console that is open; nothing here blocks its caller.
public protocol Console: AnyObject, Sendable {
  /// Types into it, in order.
  func send(_ bytes: [UInt8])

  /// Takes what the guest has printed, oldest first.
  ///
  /// - Parameter limit: The most bytes.
  /// - Returns: Nothing when there is none; only then `outputReady` comes again.
  func read(upTo limit: Int) -> ConsoleOutput

  /// Lets go of it; nothing is told after that.
  func close()
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
  case ended(reason: String)
}
