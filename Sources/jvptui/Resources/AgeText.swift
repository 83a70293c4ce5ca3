import Backend

/// How long ago something was, in one coarse unit: a screen that stands still writes little.
enum AgeText {
  /// Such as `2 min ago`, from the seconds since it was.
  static func text(seconds: Double) -> String {
    let minutes = Int(max(0, seconds) / 60)
    switch minutes {
    case 0: return say("just now")
    case ..<60: return say("\(minutes) min ago")
    case ..<(48 * 60): return say("\(minutes / 60) h ago")
    default: return say("\(minutes / 60 / 24) d ago")
    }
  }
}

extension HostModel {
  /// How old its rows are; nil while they are live, and when there never were any.
  func ageText(at clock: Double) -> String? {
    staleSince.map { AgeText.text(seconds: clock - $0) }
  }
}
