import TUI
import Widgets

/// A recording that is being played.
struct Replay: Sendable {
  /// How soon the next step is looked for while it plays, in seconds.
  static let frame = 0.03
  /// Longer pauses are cut to this, in seconds.
  private static let longestPause = 2.0
  private static let speeds = [0.25, 0.5, 1, 2, 4, 8, 16]

  let recording: Recording
  /// The times of the events with long pauses cut.
  private let times: [Double]
  private(set) var terminal: GuestTerminal
  /// How many events have been shown.
  private var next = 0
  /// Seconds from the start, of the time with long pauses cut.
  private(set) var position = 0.0
  private(set) var isPaused = false
  private var speedIndex = 2
  private var lastClock: Double

  init(_ recording: Recording, clock: Double) {
    self.recording = recording
    lastClock = clock
    terminal = GuestTerminal(size: recording.size)
    var times: [Double] = []
    var (before, shown) = (0.0, 0.0)
    for event in recording.events {
      shown += min(event.time - before, Self.longestPause)
      before = event.time
      times.append(shown)
    }
    self.times = times
  }

  var duration: Double { times.last ?? 0 }
  var speed: Double { Self.speeds[speedIndex] }
  var isAtEnd: Bool { next >= times.count }

  /// Plays up to now.
  mutating func advance(to clock: Double) {
    defer { lastClock = clock }
    guard !isPaused else { return }
    position = min(duration, position + max(0, clock - lastClock) * speed)
    feed()
    if isAtEnd { isPaused = true }
  }

  mutating func togglePause(at clock: Double) {
    if isPaused, isAtEnd { seek(to: 0) }
    isPaused.toggle()
    lastClock = clock
  }

  /// Goes to a time; backwards everything is shown again from the start.
  mutating func seek(to wanted: Double) {
    let wanted = min(max(0, wanted), duration)
    if wanted < position {
      terminal = GuestTerminal(size: recording.size)
      next = 0
    }
    position = wanted
    feed()
  }

  mutating func changeSpeed(by step: Int) {
    speedIndex = min(max(0, speedIndex + step), Self.speeds.count - 1)
  }

  private mutating func feed() {
    while next < times.count, times[next] <= position {
      let kind = recording.events[next].kind
      terminal.use { terminal in
        switch kind {
        case .output(let bytes): _ = terminal.feed(bytes)
        case .resize(let size): terminal.resize(to: size)
        }
      }
      next += 1
    }
  }
}
