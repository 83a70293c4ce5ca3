import CVTerm
public import TUI

/// A terminal for a guest: bytes in, a screen and a scrollback of cells out; by libvterm.
///
/// Nothing that it is fed leaves it but cells, and answers for the guest alone.
@safe
public final class TerminalEmulator {
  /// What the guest has switched on or off.
  public struct Modes: Sendable, Equatable {
    /// Whether the cursor is shown.
    public var isCursorVisible = true
    /// Whether it draws on the screen that has no scrollback, as editors do.
    public var isAlternateScreen = false
    /// Whether it wants to be told about the mouse.
    public var wantsMouse = false
  }

  /// The extent of the screen in cells.
  public internal(set) var size: Size
  /// What the guest has switched on or off.
  public private(set) var modes = Modes()
  /// How often the bell rang.
  public private(set) var bells = 0
  /// How many lines have left the top of the screen since the start, those forgotten too.
  public var pushed: Int { scrollback.added }

  let terminal: OpaquePointer
  let screen: OpaquePointer
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>
  let widths = GuestWidths()
  var filter: GuestFilter
  var scrollback: Scrollback
  /// What goes into the scrollback after so many more lines.
  var skipped: (text: ArraySlice<UInt8>, after: Int)?
  /// Where the cursor was on the ordinary screen when the guest left it.
  var ordinaryCursor = Point(0, 0)

  /// Starts with an empty screen; nil when there is no memory for it.
  ///
  /// - Parameters:
  ///   - size: Columns and rows; at least one of each is taken.
  ///   - scrollback: The most lines that are kept of what left the screen.
  public init?(size: Size, scrollback: Int = 10_000) {
    let size = Self.allowed(size)
    guard let terminal = unsafe vterm_new(Int32(size.height), Int32(size.width)) else {
      return nil
    }
    self.size = size
    filter = GuestFilter(columns: size.width, widths: widths)
    self.scrollback = Scrollback(limit: scrollback)
    unsafe self.terminal = terminal
    unsafe screen = vterm_obtain_screen(terminal)
    unsafe callbacks = .allocate(capacity: 1)
    unsafe callbacks.initialize(to: VTermScreenCallbacks())
    unsafe vterm_set_utf8(terminal, 1)
    unsafe callbacks.pointee.settermprop = { property, value, user in
      guard let value = unsafe value, let user = unsafe user else { return 0 }
      let emulator = unsafe Unmanaged<TerminalEmulator>.fromOpaque(user).takeUnretainedValue()
      return unsafe emulator.set(property, to: value.pointee) ? 1 : 0
    }
    unsafe callbacks.pointee.bell = { user in
      guard let user = unsafe user else { return 0 }
      unsafe Unmanaged<TerminalEmulator>.fromOpaque(user).takeUnretainedValue().bells += 1
      return 1
    }
    unsafe callbacks.pointee.sb_pushline = { count, cells, user in
      guard let cells = unsafe cells, let user = unsafe user else { return 0 }
      let emulator = unsafe Unmanaged<TerminalEmulator>.fromOpaque(user).takeUnretainedValue()
      unsafe emulator.push(UnsafeBufferPointer(start: cells, count: Int(count)))
      return 1
    }
    let user = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe vterm_screen_set_callbacks(screen, callbacks, user)
    unsafe vterm_screen_enable_altscreen(screen, 1)
    unsafe vterm_screen_set_damage_merge(screen, VTERM_DAMAGE_SCROLL)
    unsafe vterm_screen_reset(screen, 1)
    filter.locate = { [unowned self] bytes in
      write(bytes)
      return cursor
    }
  }

  deinit {
    unsafe vterm_free(terminal)
    unsafe callbacks.deallocate()
  }

  static func allowed(_ size: Size) -> Size {
    Size(min(max(2, size.width), 1000), min(max(2, size.height), 500))
  }

  private func set(_ property: VTermProp, to value: VTermValue) -> Bool {
    switch property {
    case VTERM_PROP_CURSORVISIBLE: modes.isCursorVisible = unsafe value.boolean != 0
    case VTERM_PROP_ALTSCREEN:
      let isAlternate = unsafe value.boolean != 0
      if isAlternate, !modes.isAlternateScreen { ordinaryCursor = cursor }
      modes.isAlternateScreen = isAlternate
    case VTERM_PROP_MOUSE: modes.wantsMouse = unsafe value.number != 0
    default: break
    }
    return true
  }

  private func push(_ cells: UnsafeBufferPointer<VTermScreenCell>) {
    if let skipped {
      if skipped.after == 0 { addSkipped() } else { self.skipped?.after -= 1 }
    }
    scrollback.append(unsafe GuestCells.line(cells, widths))
  }
}

extension TerminalEmulator {
  /// How an unwritten cell looks.
  static let plain = Style(.text, foreground: .terminal, background: .terminal)

  /// Where the cursor is.
  public var cursor: Point {
    var position = VTermPos()
    unsafe vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return Point(Int(position.col), Int(position.row))
  }

  /// Lines above the screen that are kept.
  public var scrollbackCount: Int { scrollback.count }

  /// A line of the scrollback and the screen together, the oldest first; without the blanks at its
  /// end where it has left the screen.
  public func line(_ index: Int) -> [Cell] {
    if index < 0 { return [] }
    if index < scrollback.count { return scrollback.cells(index) }
    return row(index - scrollback.count)
  }

  /// A row of the screen.
  public func row(_ y: Int) -> [Cell] {
    guard y >= 0, y < size.height else { return [] }
    var row: [Cell] = []
    row.reserveCapacity(size.width)
    while row.count < size.width {
      var cell = VTermScreenCell()
      let position = VTermPos(row: Int32(y), col: Int32(row.count))
      guard unsafe vterm_screen_get_cell(screen, position, &cell) != 0 else {
        row.append(.blank(Self.plain))
        continue
      }
      GuestCells.append(cell, widths, to: &row)
    }
    return Array(row.prefix(size.width))
  }

  /// The text of a line without the blanks at its end.
  public func text(_ index: Int) -> String { Self.text(of: line(index)[...]) }

  /// The text of cells without the blanks at their end.
  public static func text(of cells: ArraySlice<Cell>) -> String {
    var text = String.UnicodeScalarView()
    for cell in cells { text.append(contentsOf: cell.scalars) }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Sends what libvterm has to say to the guest.
  func takeOutput() -> [UInt8] {
    var output: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 512)
    while true {
      let count = unsafe vterm_output_read(terminal, &buffer, buffer.count)
      guard count > 0 else { return output }
      output += buffer.prefix(count).map { UInt8(bitPattern: $0) }
    }
  }

  /// What presses of keys and turns of the mouse are to the guest.
  func press(_ body: (OpaquePointer) -> Void) -> [UInt8] {
    unsafe body(terminal)
    return takeOutput()
  }
}
