import Glibc

/// The time as the state is told it.
enum ProgramClock {
  /// Seconds on a clock that never jumps.
  static func monotonic() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Seconds since 1970.
  static func wall() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec)
  }

  /// Seconds that local time is ahead of UTC now.
  static func secondsFromGMT() -> Int {
    var seconds = time_t(wall())
    var local = unsafe tm()
    unsafe localtime_r(&seconds, &local)
    return unsafe local.tm_gmtoff
  }
}
