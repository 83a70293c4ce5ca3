import Glibc

/// How late this machine wakes whoever sleeps: what other work on it adds to every time measured.
///
/// Some microseconds on an idle machine.
public struct Lateness {
  private var samples: [Duration] = []

  /// Starts without a sample.
  public init() {}

  /// Sleeps for a millisecond and notes what it took beyond that.
  public mutating func sample() {
    let begun = ContinuousClock.now
    usleep(1000)
    samples.append(max(.zero, ContinuousClock.now - begun - .milliseconds(1)))
  }

  /// What 95 of 100 samples stay below; nothing without one.
  public var usual: Duration {
    samples.isEmpty ? .zero : samples.sorted()[samples.count * 95 / 100]
  }

  /// A time limit for an idle machine, made longer by what the several threads that a key, its answer
  /// and the test itself wake lose here.
  public func allows(_ limit: Duration) -> Duration { limit + usual * 10 }
}
