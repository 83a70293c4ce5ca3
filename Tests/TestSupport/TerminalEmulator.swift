import CVTerm
public import TUI

/// A terminal without a window: what a program wrote, as a person would see it.
///
/// It is fed bytes and keeps the screen that an xterm would show, by libvterm.
public final class TerminalEmulator {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>
  fileprivate(set) var properties = TerminalProperties()
  /// The extent of the screen in cells.
  public private(set) var size: Size

  /// Starts with an empty screen of the given size.
  public init(size: Size) {
    guard let terminal = vterm_new(Int32(size.height), Int32(size.width)) else {
      fatalError("libvterm has no memory for a screen of \(size)")
    }
    self.size = size
    self.terminal = terminal
    screen = vterm_obtain_screen(terminal)
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    vterm_set_utf8(terminal, 1)
    callbacks.pointee.settermprop = { property, value, user in
      guard let value, let user else { return 0 }
      let emulator = Unmanaged<TerminalEmulator>.fromOpaque(user).takeUnretainedValue()
      emulator.properties.set(property, to: value.pointee)
      return 1
    }
    let user = Unmanaged.passUnretained(self).toOpaque()
    vterm_screen_set_callbacks(screen, callbacks, user)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
  }

  /// Shows what the program wrote.
  public func feed(_ bytes: some Collection<UInt8>) {
    let characters = bytes.map { CChar(bitPattern: $0) }
    _ = vterm_input_write(terminal, characters, characters.count)
  }

  /// Changes the extent as when a window is pulled larger or smaller.
  public func resize(to newSize: Size) {
    vterm_set_size(terminal, Int32(newSize.height), Int32(newSize.width))
    size = newSize
  }

  /// The bytes that a key sends in the mode the program has chosen.
  public func bytes(for key: TerminalKey) -> [UInt8] {
    switch key.code {
    case .character(let scalar): vterm_keyboard_unichar(terminal, scalar, key.modifier)
    case .named(let code): vterm_keyboard_key(terminal, code, key.modifier)
    }
    return takeAnswer()
  }

  /// The bytes that the terminal itself sends, such as answers to questions about its kind.
  public func takeAnswer() -> [UInt8] {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = vterm_output_read(terminal, &buffer, buffer.count)
    return buffer.prefix(count).map { UInt8(bitPattern: $0) }
  }
}

extension TerminalEmulator {
  /// True while the program has not hidden the cursor.
  public var isCursorVisible: Bool { properties.isCursorVisible }

  /// True between the sequences that enter and leave the alternate screen.
  public var isAlternateScreen: Bool { properties.isAlternateScreen }

  /// True while the program asks for mouse reports.
  public var hasMouse: Bool { properties.hasMouse }

  /// Where the cursor is.
  public var cursor: Point {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return Point(Int(position.col), Int(position.row))
  }

  /// The cell at the given place, or an empty one outside of the screen.
  public func cell(x: Int, y: Int) -> TerminalCell {
    var cell = VTermScreenCell()
    let position = VTermPos(row: Int32(y), col: Int32(x))
    guard vterm_screen_get_cell(screen, position, &cell) != 0 else { return TerminalCell() }
    return TerminalCell(cell)
  }

  /// The text of a row, without the blanks at its end.
  public func row(_ y: Int) -> String {
    var text = ""
    var x = 0
    while x < size.width {
      let cell = cell(x: x, y: y)
      text += cell.text.isEmpty ? " " : cell.text
      x += max(1, cell.width)
    }
    while text.hasSuffix(" ") {
      text.removeLast()
    }
    return text
  }

  /// All rows from the top.
  public var rows: [String] {
    (0..<size.height).map(row)
  }

  /// The whole screen, one line a row.
  public var text: String {
    rows.joined(separator: "\n")
  }
}

/// What a program has switched on or off in its terminal.
struct TerminalProperties {
  var isCursorVisible = true
  var isAlternateScreen = false
  var hasMouse = false

  mutating func set(_ property: VTermProp, to value: VTermValue) {
    switch property {
    case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
    case VTERM_PROP_ALTSCREEN: isAlternateScreen = value.boolean != 0
    case VTERM_PROP_MOUSE: hasMouse = value.number != 0
    default: break
    }
  }
}
