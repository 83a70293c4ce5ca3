extension XMLElement {
  /// The element's number as bytes, by its `unit`; nil when it is not a number.
  ///
  /// Source: <https://libvirt.org/formatdomain.html#memory-allocation>
  func bytes(defaultUnit: String) -> UInt64? {
    guard let number = UInt64(text) else { return nil }
    let unit = attribute("unit") ?? defaultUnit
    guard let factor = Self.factor(of: unit) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }

  private static func factor(of unit: String) -> UInt64? {
    switch unit {
    case "b", "bytes", "B": 1
    case "KB": 1000
    case "MB": 1_000_000
    case "GB": 1_000_000_000
    case "TB": 1_000_000_000_000
    case "k", "K", "KiB": 1 << 10
    case "M", "MiB": 1 << 20
    case "G", "GiB": 1 << 30
    case "T", "TiB": 1 << 40
    case "P", "PiB": 1 << 50
    default: nil
    }
  }
}
