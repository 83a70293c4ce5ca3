import Backend
import Synchronization

/// The open consoles by their keys, reached from the loop and from the tasks that open them.
final class ConsoleDesk: Sendable {
  private struct State {
    var open: [ConsoleKey: any Console] = [:]
    var unwanted: Set<ConsoleKey> = []
    var opening: [ConsoleKey: Task<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  /// Begins to open a console; closing it ends that.
  func begin(_ key: ConsoleKey, _ work: @escaping @Sendable () async -> Void) {
    state.withLock { state in
      state.opening[key] = Task.detached { [self] in
        await work()
        self.state.withLock { $0.opening[key] = nil }
      }
    }
  }

  /// Keeps a console that has opened, unless it was closed meanwhile.
  func keep(_ console: any Console, as key: ConsoleKey) -> Bool {
    let isWanted = state.withLock { state in
      if state.unwanted.remove(key) != nil { return false }
      state.open[key] = console
      return true
    }
    if !isWanted { console.close() }
    return isWanted
  }

  /// Types into a console.
  func send(_ bytes: [UInt8], to key: ConsoleKey) {
    state.withLock { $0.open[key] }?.send(bytes)
  }

  /// Passes on what a console has printed, if anything; never two pieces in the wrong order.
  ///
  /// - Returns: Whether there was anything.
  func read(_ key: ConsoleKey, upTo limit: Int, _ take: (ConsoleOutput) -> Void) -> Bool {
    state.withLock { state in
      let output = state.open[key]?.read(upTo: limit) ?? ConsoleOutput()
      if !output.bytes.isEmpty { take(output) }
      return !output.bytes.isEmpty
    }
  }

  /// Lets go of a console, now or as soon as it has opened.
  func close(_ key: ConsoleKey) {
    let console = state.withLock { state in
      let console = state.open.removeValue(forKey: key)
      if console == nil { state.unwanted.insert(key) }
      state.opening[key]?.cancel()
      return console
    }
    console?.close()
  }

  /// Nothing more will come of an attempt to open.
  func forget(_ key: ConsoleKey) {
    state.withLock { _ = $0.unwanted.remove(key) }
  }
}
