import CVTerm
import TUI

/// Turns cells of the emulator into ours.
enum GuestCells {
  /// A row of the emulator without the blanks at its end.
  static func line(
    _ cells: UnsafeBufferPointer<VTermScreenCell>,
    _ widths: GuestWidths
  ) -> Scrollback.Line {
    if let bytes = unsafe plain(cells) { return .plain(bytes) }
    var row: [Cell] = []
    var x = 0
    while x < cells.count {
      let cell = unsafe cells[x]
      append(cell, widths, to: &row)
      x += max(1, Int(cell.width))
    }
    while let last = row.last, last == .blank(TerminalEmulator.plain) { row.removeLast() }
    return .cells(Array(row))
  }

  private static func plain(_ cells: UnsafeBufferPointer<VTermScreenCell>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(cells.count)
    var end = 0
    for x in 0..<cells.count {
      let cell = unsafe cells[x]
      guard cell.chars.0 < 0x7F, cell.chars.0 == 0 || cell.chars.1 == 0, isPlain(cell) else {
        return nil
      }
      bytes.append(UInt8(max(0x20, cell.chars.0)))
      if cell.chars.0 > 0x20 { end = x + 1 }
    }
    return Array(bytes.prefix(end))
  }

  private static func isPlain(_ cell: VTermScreenCell) -> Bool {
    let standard =
      unsafe UInt32(cell.fg.type) & VTERM_COLOR_DEFAULT_FG.rawValue != 0
      && UInt32(cell.bg.type) & VTERM_COLOR_DEFAULT_BG.rawValue != 0
    return standard && attributes(of: cell).isEmpty
  }

  /// Adds a cell of the emulator to a row; two for a wide one.
  static func append(_ cell: VTermScreenCell, _ widths: GuestWidths, to row: inout [Cell]) {
    let style = style(of: cell)
    let first = cell.chars.0
    let width = max(1, Int(cell.width))
    if first == 0 || first == UInt32.max {
      row.append(.blank(style))
    } else if first >= 0x20, first < 0x7F, cell.chars.1 == 0,
      let scalar = Unicode.Scalar(first)
    {
      row.append(Cell(scalar, style: style))
    } else if cell.chars.1 == 0, let scalar = Unicode.Scalar(widths.original(first)),
      TextWidth.columns(scalar) == width
    {
      row.append(Cell(scalar, style: style))
      if width == 2 { row.append(.continuation(style)) }
    } else {
      append(text(of: cell, widths), width, style, to: &row)
    }
  }

  /// By way of a surface, which puts nothing into a cell that a terminal would take as a command.
  private static func append(_ text: String, _ width: Int, _ style: Style, to row: inout [Cell]) {
    var surface = Surface(Size(2, 1))
    surface.fill(surface.bounds, style: style)
    let used = surface.write(text, at: Point(0, 0), style: style, width: width)
    guard used <= width else { return row.append(.blank(style)) }
    row += surface.cells.prefix(width)
  }

  private static func text(of cell: VTermScreenCell, _ widths: GuestWidths) -> String {
    let all = [
      cell.chars.0, cell.chars.1, cell.chars.2, cell.chars.3, cell.chars.4, cell.chars.5,
    ]
    var text = String.UnicodeScalarView()
    for number in all.prefix(while: { $0 != 0 && $0 != UInt32.max }) {
      if let scalar = Unicode.Scalar(widths.original(number)) { text.append(scalar) }
    }
    return String(text)
  }

  private static func style(of cell: VTermScreenCell) -> Style {
    Style(
      .text,
      attributes: attributes(of: cell),
      foreground: color(cell.fg, VTERM_COLOR_DEFAULT_FG),
      background: color(cell.bg, VTERM_COLOR_DEFAULT_BG)
    )
  }

  private static func attributes(of cell: VTermScreenCell) -> Attributes {
    var attributes: Attributes = []
    if cell.attrs.bold != 0 { attributes.insert(.bold) }
    if cell.attrs.italic != 0 { attributes.insert(.italic) }
    if cell.attrs.underline != 0 { attributes.insert(.underline) }
    if cell.attrs.blink != 0 { attributes.insert(.blink) }
    if cell.attrs.reverse != 0 { attributes.insert(.reverse) }
    if cell.attrs.strike != 0 { attributes.insert(.strikethrough) }
    return attributes
  }

  /// A colour of the emulator; the standard one is the terminal's own.
  static func color(_ color: VTermColor, _ standard: VTermColorType) -> Color {
    let type = unsafe UInt32(color.type)
    if type & standard.rawValue != 0 { return .terminal }
    if type & VTERM_COLOR_INDEXED.rawValue != 0 { return unsafe .indexed(color.indexed.idx) }
    return unsafe .rgb(color.rgb.red, color.rgb.green, color.rgb.blue)
  }
}
