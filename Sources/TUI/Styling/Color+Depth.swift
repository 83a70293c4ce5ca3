extension Color {
  /// The number of this colour in a terminal, or of the nearest that it has.
  ///
  /// - Parameters:
  ///   - depth: How many colours it has.
  ///   - directPalette: With direct colours, how many numbers still mean palette entries.
  /// - Returns: The number; -1 for the terminal's own colour.
  func number(in depth: ColorDepth, directPalette: Int = 8) -> Int32 {
    guard let rgb = RGB(self), depth != .monochrome else { return -1 }
    if case .indexed(let index) = kind {
      switch depth {
      case .eight where index < 8, .sixteen where index < 16, .indexed: return Int32(index)
      case .eight where index == 8: return 0
      case .eight where index < 16: return Int32(index) - 8
      case .direct where Int(index) < directPalette: return Int32(index)
      case .monochrome, .eight, .sixteen, .direct: break
      }
    }
    switch depth {
    case .monochrome: return -1
    case .eight: return Int32(rgb.nearestANSI(of: 8))
    case .sixteen: return Int32(rgb.nearestANSI(of: 16))
    case .indexed: return Int32(rgb.nearestIndex)
    case .direct:
      let value = Int32(rgb.red << 16 | rgb.green << 8 | rgb.blue)
      guard value < Int32(directPalette) else { return value }
      // The darkest blues have the numbers of palette entries: take the next green along, or 8.
      return directPalette > 8 ? value | 0x100 : 8
    }
  }
}
