import CNcurses

/// Turns cells into those of the terminal library: theme, colours, pairs and characters.
@MainActor
struct CellPainter {
  private struct Paint {
    var attributes: UInt32
    var pair: Int32
  }

  private struct ColorPair: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private let depth: ColorDepth
  private let directPalette: Int
  private let isASCIIOnly: Bool
  /// How many pairs there are, pair 0 being the terminal's own colours.
  private let pairLimit: Int32
  private var theme: Theme
  private var paints: [Style: Paint] = [:]
  private var pairs: [ColorPair: Int32] = [:]
  /// Whether a pair was needed and none was left.
  private(set) var hasRunOut = false

  init(theme: Theme, depth: ColorDepth, directPalette: Int, pairLimit: Int32, isASCIIOnly: Bool) {
    self.theme = theme
    self.depth = depth
    self.directPalette = directPalette
    self.pairLimit = pairLimit
    self.isASCIIOnly = isASCIIOnly
  }

  /// Looks as this theme says from now on.
  mutating func use(_ theme: Theme) {
    self.theme = depth == .monochrome ? .monochrome : theme
    forgetPairs()
  }

  /// Starts the pairs afresh; everything on the screen must then be painted again.
  mutating func forgetPairs() {
    paints = [:]
    pairs = [:]
    hasRunOut = false
  }

  /// Fills the buffer with what shows a run of cells; continuations are left out.
  mutating func paint(_ cells: ArraySlice<Cell>, into buffer: inout [cchar_t]) {
    buffer.removeAll(keepingCapacity: true)
    var style: Style?
    var paint = Paint(attributes: 0, pair: 0)
    for (index, cell) in zip(cells.indices, cells) where !cell.isContinuation {
      if cell.style != style {
        paint = self.paint(for: cell.style)
        style = cell.style
      }
      let isWide = index + 1 < cells.endIndex && cells[index + 1].isContinuation
      append(cell, isWide: isWide, paint, to: &buffer)
    }
  }

  private func append(_ cell: Cell, isWide: Bool, _ paint: Paint, to buffer: inout [cchar_t]) {
    var base = UInt32(truncatingIfNeeded: cell.packed & 0x1F_FFFF)
    var marks = (
      UInt32(truncatingIfNeeded: cell.packed >> 21 & 0x1F_FFFF),
      UInt32(truncatingIfNeeded: cell.packed >> 42 & 0x1F_FFFF)
    )
    if isASCIIOnly, base > 0x7E {
      base = ASCIIFallback.character(for: base)
      marks = (0, 0)
    }
    var output = cchar_t()
    let status = terminal_make_cell(
      &output,
      base,
      marks.0,
      marks.1,
      paint.attributes,
      paint.pair
    )
    if status != OK { terminal_make_cell(&output, 0x3F, 0, 0, paint.attributes, paint.pair) }
    buffer.append(output)
    if isWide, isASCIIOnly || status != OK { buffer.append(output) }
  }

  private mutating func paint(for style: Style) -> Paint {
    if let known = paints[style] { return known }
    let look = theme.resolve(style, depth: depth)
    let paint = Paint(attributes: Self.bits(look.attributes), pair: pair(for: look))
    // Content brings its own colours, so the table could grow without end.
    if paints.count > 4096 { paints = [:] }
    paints[style] = paint
    return paint
  }

  private mutating func pair(for look: Theme.Look) -> Int32 {
    guard depth != .monochrome else { return 0 }
    var colors = ColorPair(
      foreground: look.foreground.number(in: depth, directPalette: directPalette),
      background: look.background.number(in: depth, directPalette: directPalette)
    )
    if depth <= .sixteen, colors.foreground == colors.background, colors.foreground >= 0,
      look.foreground != look.background
    {
      // Two colours fell together that were apart: take the one that is surely readable.
      colors.foreground = [0, 4, 8].contains(colors.background) ? 7 : 0
    }
    if colors.foreground < 0, colors.background < 0 { return 0 }
    if let known = pairs[colors] { return known }
    let number = Int32(pairs.count) + 1
    guard number < pairLimit,
      init_extended_pair(number, colors.foreground, colors.background) == OK
    else {
      hasRunOut = true
      return 0
    }
    pairs[colors] = number
    return number
  }

  private static func bits(_ attributes: Attributes) -> UInt32 {
    var bits: UInt32 = 0
    if attributes.contains(.bold) { bits |= terminal_bold }
    if attributes.contains(.dim) { bits |= terminal_dim }
    if attributes.contains(.italic) { bits |= terminal_italic }
    if attributes.contains(.underline) { bits |= terminal_underline }
    if attributes.contains(.reverse) { bits |= terminal_reverse }
    if attributes.contains(.blink) { bits |= terminal_blink }
    return bits
  }
}

/// What stands for a character where only ASCII can be shown.
enum ASCIIFallback {
  /// A scalar of ASCII for one beyond it.
  static func character(for scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xA0: 0x20
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576,
      0x2578, 0x257A, 0x2010...0x2015:
      0x2D
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577,
      0x2579, 0x257B:
      0x7C
    case 0x250C...0x254B, 0x2552...0x2570: 0x2B
    case 0x2580...0x258F, 0x2593, 0x2588: 0x23
    case 0x2591: 0x2E
    case 0x2592: 0x3A
    case 0x2190, 0x25C0, 0x25C2, 0x2039: 0x3C
    case 0x2192, 0x25B6, 0x25B8, 0x203A: 0x3E
    case 0x2191, 0x25B2, 0x25B4: 0x5E
    case 0x2193, 0x25BC, 0x25BE: 0x76
    case 0x2022, 0x25CF, 0x25C9: 0x2A
    case 0x25CB, 0x25EF: 0x6F
    case 0x2018, 0x2019: 0x27
    case 0x201C, 0x201D: 0x22
    case 0xB7, 0x22C5, 0x2026: 0x2E
    case 0xD7: 0x78
    case 0x2713, 0x2714: 0x2B
    default: 0x3F
    }
  }
}
