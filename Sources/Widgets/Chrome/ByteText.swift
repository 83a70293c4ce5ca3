/// Amounts of bytes as people read them.
public enum ByteText {
  private static let units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]

  /// At most three significant digits with a binary unit: `512 MiB`, `4.1 GiB`, `0 B`.
  public static func text(_ bytes: UInt64) -> String {
    var value = Double(bytes)
    var unit = 0
    while value.rounded() >= 1024, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return "\(digits(value)) \(units[unit])"
  }

  /// Three significant digits without zeros at the end; whole numbers from 100 on.
  private static func digits(_ value: Double) -> String {
    let scale = value < 9.995 ? 100 : value < 99.95 ? 10 : 1
    let scaled = Int((value * Double(scale)).rounded())
    var fraction = "\(scaled % scale)"
    if scale == 1 || scaled % scale == 0 { return "\(scaled / scale)" }
    if scale == 100, fraction.count < 2 { fraction = "0" + fraction }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(scaled / scale).\(fraction)"
  }
}
