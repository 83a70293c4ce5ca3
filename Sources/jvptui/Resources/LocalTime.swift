/// Dates for the screen, in the operator's time zone.
enum LocalTime {
  /// `2026-03-01 14:02`; empty for 0, which libvirt uses for unknown.
  static func text(_ seconds: Int64, _ context: RowContext) -> String {
    guard seconds > 0 else { return "" }
    let local = seconds + Int64(context.secondsFromGMT)
    let (year, month, day) = date(ofDay: floorDivide(local, 86_400))
    return "\(year)-\(two(month))-\(two(day)) \(clock(local))"
  }

  /// `14:02:07`.
  static func time(_ seconds: Int64, _ context: RowContext) -> String {
    let local = seconds + Int64(context.secondsFromGMT)
    let second = local - floorDivide(local, 60) * 60
    return "\(clock(local)):\(two(second))"
  }

  /// `20260301-140207`, for the names of files; in local seconds.
  static func stamp(_ local: Int64) -> String {
    let (year, month, day) = date(ofDay: floorDivide(local, 86_400))
    let inDay = local - floorDivide(local, 86_400) * 86_400
    let time = "\(two(inDay / 3600))\(two(inDay / 60 % 60))\(two(inDay % 60))"
    return "\(year)\(two(month))\(two(day))-\(time)"
  }

  /// `14:02`.
  static func clock(_ local: Int64) -> String {
    let inDay = local - floorDivide(local, 86_400) * 86_400
    return "\(two(inDay / 3600)):\(two(inDay / 60 % 60))"
  }

  private static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }

  /// The proleptic Gregorian date of a day counted from 1970-01-01.
  private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // Years that begin in March put the leap day last; eras of 400 years repeat.
    let shifted = day + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
  }
}
