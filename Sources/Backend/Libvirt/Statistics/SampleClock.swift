import CLibvirt
import Glibc

/// The clock of samples: nobody sets it, and it goes on while this machine sleeps.
///
/// The counters of a host go on meanwhile too; with time that stands still they would seem to jump.
enum SampleClock {
  /// Seconds since some moment in the past.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
