private import Glibc

/// Red, green and blue, for reckoning with colours.
struct RGB: Hashable, Sendable {
  var red: Int
  var green: Int
  var blue: Int

  init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The usual look of a palette entry; that of the first 16 is the terminal's choice, this is xterm's.
  init(index: UInt8) {
    let index = Int(index)
    switch index {
    case ..<16: self = Self.ansi[index]
    case ..<232:
      let cube = index - 16
      self.init(Self.level(cube / 36), Self.level(cube / 6 % 6), Self.level(cube % 6))
    default:
      let gray = 8 + 10 * (index - 232)
      self.init(gray, gray, gray)
    }
  }

  /// The colour in numbers; nil for what only the terminal knows.
  init?(_ color: Color) {
    switch color.kind {
    case .inherited, .terminal: return nil
    case .indexed(let index): self.init(index: index)
    case .rgb(let red, let green, let blue): self.init(Int(red), Int(green), Int(blue))
    }
  }

  /// The first 16 palette entries as xterm shows them.
  static let ansi: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]

  private static func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }

  /// How different two colours look; 0 for equal ones.
  ///
  /// Green weighs most, as in the eye.
  func distance(to other: RGB) -> Int {
    let red = red - other.red
    let green = green - other.green
    let blue = blue - other.blue
    return 3 * red * red + 6 * green * green + blue * blue
  }

  /// The nearest entry of the 6×6×6 cube and the grays, 16 to 255.
  var nearestIndex: Int {
    func step(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }
    let (r, g, b) = (step(red), step(green), step(blue))
    let cube = RGB(Self.level(r), Self.level(g), Self.level(b))
    let average = (red + green + blue) / 3
    let shade = min(23, max(0, (average - 3) / 10))
    let gray = RGB(index: UInt8(232 + shade))
    return distance(to: gray) < distance(to: cube) ? 232 + shade : 16 + 36 * r + 6 * g + b
  }

  /// The nearest of the first so many palette entries.
  func nearestANSI(of count: Int) -> Int {
    let candidates = Self.ansi.prefix(count).enumerated()
    return candidates.min { distance(to: $0.element) < distance(to: $1.element) }?.offset ?? 7
  }

  /// Brightness as WCAG reckons it, 0 to 1.
  var luminance: Double {
    func linear(_ value: Int) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : Self.power((share + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of two colours as WCAG reckons it, 1 to 21.
  func contrast(with other: RGB) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }
}

extension RGB {
  /// `base` to the power of 2.4.
  private static func power(_ base: Double) -> Double { Glibc.pow(base, 2.4) }
}
