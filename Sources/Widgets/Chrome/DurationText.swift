/// Lengths of time as people read them.
public enum DurationText {
  /// Two units at most: `12 s`, `4 min 12 s`, `25 min`, `4 h 11 min`, `3 d 04:11`.
  ///
  /// From ten minutes on the seconds are left out; less than nothing reads as `0 s`.
  public static func text(seconds: Int64) -> String {
    let seconds = max(0, seconds)
    let minutes = seconds / 60
    let hours = minutes / 60
    if seconds < 60 { return "\(seconds) s" }
    if minutes < 10 {
      return seconds % 60 == 0 ? "\(minutes) min" : "\(minutes) min \(seconds % 60) s"
    }
    if hours < 1 { return "\(minutes) min" }
    if hours < 24 { return minutes % 60 == 0 ? "\(hours) h" : "\(hours) h \(minutes % 60) min" }
    return "\(hours / 24) d \(padded(hours % 24)):\(padded(minutes % 60))"
  }

  private static func padded(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
