import CVTerm
import DequeModule
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
  public private(set) var size: Size
  /// What the guest has switched on or off.
  public private(set) var modes = Modes()
  /// How often the bell rang.
  public private(set) var bells = 0
  /// How many lines have left the top of the screen since the start, those forgotten too.
  public private(set) var pushed = 0

  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>
  private var filter = GuestFilter()
  private var lines: Deque<[Cell]> = []
  private var cellCount = 0
  private let lineLimit: Int
  /// The most cells in the scrollback, so that wide screens take no more memory.
  private static let cellLimit = 1_600_000

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
    lineLimit = scrollback
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
  }

  deinit {
    unsafe vterm_free(terminal)
    unsafe callbacks.deallocate()
  }

  /// Takes what the guest printed.
  ///
  /// - Returns: What the terminal answers to questions in it, to be sent to the guest.
  public func feed(_ bytes: [UInt8]) -> [UInt8] {
    let passed = filter.pass(bytes)
    unsafe passed.withUnsafeBytes { buffer in
      guard let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress else { return }
      _ = unsafe vterm_input_write(terminal, start, buffer.count)
    }
    unsafe vterm_screen_flush_damage(screen)
    return takeOutput()
  }

  /// Changes the extent of the screen.
  public func resize(to newSize: Size) {
    let newSize = Self.allowed(newSize)
    guard newSize != size else { return }
    unsafe vterm_set_size(terminal, Int32(newSize.height), Int32(newSize.width))
    unsafe vterm_screen_flush_damage(screen)
    size = newSize
    placeCursor()
  }

  /// Puts everything that names a place back onto the screen.
  ///
  /// libvterm 0.1.4 leaves the cursor above the first row when lines below it are kept, and a saved
  /// cursor and margins where they were; it crashes when they are used then.
  private func placeCursor() {
    let row = min(max(0, cursor.y), size.height - 1) + 1
    let column = min(max(0, cursor.x), size.width - 1) + 1
    let sequence = "\u{18}\u{1B}[?69l\u{1B}[r\u{1B}[?6l\u{1B}[\(row);\(column)H\u{1B}7"
    let bytes = sequence.utf8.map { CChar(bitPattern: $0) }
    _ = unsafe vterm_input_write(terminal, bytes, bytes.count)
    unsafe vterm_screen_flush_damage(screen)
  }

  private static func allowed(_ size: Size) -> Size {
    Size(min(max(2, size.width), 1000), min(max(2, size.height), 500))
  }

  private func set(_ property: VTermProp, to value: VTermValue) -> Bool {
    switch property {
    case VTERM_PROP_CURSORVISIBLE: modes.isCursorVisible = unsafe value.boolean != 0
    case VTERM_PROP_ALTSCREEN: modes.isAlternateScreen = unsafe value.boolean != 0
    case VTERM_PROP_MOUSE: modes.wantsMouse = unsafe value.number != 0
    default: break
    }
    return true
  }

  private func push(_ cells: UnsafeBufferPointer<VTermScreenCell>) {
    var row: [Cell] = []
    var x = 0
    while x < cells.count {
      let cell = unsafe cells[x]
      GuestCells.append(cell, to: &row)
      x += max(1, Int(cell.width))
    }
    while let last = row.last, last == .blank(Self.plain) { row.removeLast() }
    lines.append(Array(row))
    cellCount += row.count
    pushed += 1
    while lines.count > lineLimit || cellCount > Self.cellLimit {
      guard let first = lines.popFirst() else { break }
      cellCount -= first.count
    }
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
  public var scrollbackCount: Int { lines.count }

  /// A line of the scrollback and the screen together, the oldest first; without the blanks at its
  /// end where it has left the screen.
  public func line(_ index: Int) -> [Cell] {
    if index < 0 { return [] }
    if index < lines.count { return lines[index] }
    return row(index - lines.count)
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
      GuestCells.append(cell, to: &row)
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
