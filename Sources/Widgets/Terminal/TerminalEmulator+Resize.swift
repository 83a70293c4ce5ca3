import CVTerm
public import TUI

extension TerminalEmulator {
  /// Changes the extent of the screen.
  ///
  /// libvterm forgets the lines of the ordinary screen that have no room any more while the guest is
  /// on the other one; so it is there while this is done, and the other screen is put back.
  public func resize(to newSize: Size) {
    let newSize = Self.allowed(newSize)
    guard newSize != size else { return }
    let place = cursor
    let isAlternate = modes.isAlternateScreen
    let drawing = isAlternate ? drawing(newSize) : []
    if isAlternate {
      say("\u{1B}[?69l\u{1B}[r\u{1B}[?6l\u{1B}[?1047l")
      say(Self.placing(ordinaryCursor))
    }
    unsafe vterm_set_size(terminal, Int32(newSize.height), Int32(newSize.width))
    unsafe vterm_screen_flush_damage(screen)
    let isSmaller = newSize.width < size.width || newSize.height < size.height
    size = newSize
    filter.noteResize(columns: newSize.width)
    if isAlternate {
      let pen = pen
      settleCursor(saving: true, Self.plain)
      say("\u{1B}[?1047h")
      write(drawing)
      say(Self.rendition(pen) + Self.placing(clamped(place)))
    } else {
      settleCursor(saving: isSmaller, pen)
    }
    unsafe vterm_screen_flush_damage(screen)
  }

  private func say(_ text: String) { write(Array(text.utf8)) }

  private func clamped(_ place: Point) -> Point {
    Point(
      min(max(0, place.x), size.width - 1),
      min(max(0, place.y), size.height - 1)
    )
  }

  /// Puts everything that names a place back onto the screen.
  ///
  /// libvterm 0.1.4 leaves the cursor above the first row when lines below it are kept, and a saved
  /// cursor and margins where they were; it crashes when they are used then.
  private func settleCursor(saving: Bool, _ pen: Style) {
    let place = Self.placing(clamped(cursor))
    say("\u{1B}[?69l\u{1B}[r\u{1B}[?6l" + place)
    guard saving else { return }
    // The saved cursor is one that is shown, whatever the guest does at the moment.
    let isVisible = modes.isCursorVisible
    say("\u{1B}[?25h" + Self.rendition(pen) + "\u{1B}7" + (isVisible ? "" : "\u{1B}[?25l"))
    filter.hasSavedPen = pen != Self.plain
  }

  /// What draws the screen again, as far as it has room on one of another size.
  private func drawing(_ newSize: Size) -> [UInt8] {
    let state = filter.oddities
    var text = "\u{1B}[4l\u{1B}(B\u{0F}"
    for y in 0..<min(size.height, newSize.height) {
      text += Self.placing(Point(0, y))
      var style: Style?
      let row = row(y)
      for (x, cell) in row.prefix(newSize.width).enumerated() where !cell.isContinuation {
        let isWide = x + 1 < row.count && row[x + 1].isContinuation
        if isWide, x + 2 > newSize.width { continue }
        if cell.style != style { text += Self.rendition(cell.style) }
        style = cell.style
        text.unicodeScalars.append(contentsOf: cell.scalars)
      }
    }
    if state.contains(.insertion) { text += "\u{1B}[4h" }
    if state.contains(.graphics) { text += "\u{1B}(\(UnicodeScalar(filter.firstSet))" }
    if state.contains(.shifted) { text += "\u{0E}" }
    var filter = GuestFilter(columns: newSize.width, widths: widths)
    return filter.pass(Array(text.utf8)[...])
  }

  private static func placing(_ place: Point) -> String {
    "\u{1B}[\(place.y + 1);\(place.x + 1)H"
  }

  /// What has the guest print in a style from now on.
  private static func rendition(_ style: Style) -> String {
    var numbers = "0"
    let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.italic, "3"), (.underline, "4"), (.blink, "5"), (.reverse, "7"),
      (.strikethrough, "9"),
    ]
    for (attribute, number) in attributes where style.attributes.contains(attribute) {
      numbers += ";" + number
    }
    for (color, number) in [(style.foreground, 38), (style.background, 48)] {
      switch color.kind {
      case .inherited, .terminal: break
      case .indexed(let index): numbers += ";\(number);5;\(index)"
      case .rgb(let red, let green, let blue): numbers += ";\(number);2;\(red);\(green);\(blue)"
      }
    }
    return "\u{1B}[\(numbers)m"
  }

  /// How the guest prints at the moment.
  private var pen: Style {
    let attributes: [(VTermAttr, Attributes)] = [
      (VTERM_ATTR_BOLD, .bold), (VTERM_ATTR_ITALIC, .italic), (VTERM_ATTR_UNDERLINE, .underline),
      (VTERM_ATTR_BLINK, .blink), (VTERM_ATTR_REVERSE, .reverse),
      (VTERM_ATTR_STRIKE, .strikethrough),
    ]
    var style = Self.plain
    for (attribute, ours) in attributes where unsafe value(of: attribute).number != 0 {
      style.attributes.insert(ours)
    }
    style.foreground = unsafe GuestCells.color(
      value(of: VTERM_ATTR_FOREGROUND).color,
      VTERM_COLOR_DEFAULT_FG
    )
    style.background = unsafe GuestCells.color(
      value(of: VTERM_ATTR_BACKGROUND).color,
      VTERM_COLOR_DEFAULT_BG
    )
    return style
  }

  private func value(of attribute: VTermAttr) -> VTermValue {
    var value = unsafe VTermValue()
    _ = unsafe vterm_state_get_penattr(vterm_obtain_state(terminal), attribute, &value)
    return unsafe value
  }
}
