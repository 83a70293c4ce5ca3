import CVTerm
public import TUI

extension TerminalEmulator {
  /// The bytes that a key is to the guest, in the mode that it has chosen.
  public func bytes(for stroke: KeyStroke) -> [UInt8] {
    let prefix: [UInt8] = stroke.modifiers.contains(.alt) ? [0x1B] : []
    switch stroke.key {
    case .character(let character):
      if stroke.modifiers.contains(.keypad), let key = Self.keypad(character) {
        return prefix + bytes(for: key, [])
      }
      return bytes(for: character, stroke.modifiers)
    case .escape: return prefix + [0x1B]
    case .backspace: return prefix + [stroke.modifiers.contains(.control) ? 0x08 : 0x7F]
    case .tab:
      return prefix + (stroke.modifiers.contains(.shift) ? Array("\u{1B}[Z".utf8) : [0x09])
    // For these libvterm has sequences of its own that few guests know.
    case .enter: return prefix + bytes(for: VTERM_KEY_ENTER, [])
    case .function(let number) where number > 12:
      // As xterm's description has F13 to F24.
      let key = VTermKey(rawValue: VTERM_KEY_FUNCTION_0.rawValue + UInt32(number - 12))
      return bytes(for: key, stroke.modifiers.union(.shift))
    default: return Self.key(stroke.key).map { bytes(for: $0, stroke.modifiers) } ?? []
    }
  }

  /// The bytes that say that the guest's terminal got or lost the keyboard; empty unless the guest
  /// has asked for them.
  public func bytes(forFocus hasFocus: Bool) -> [UInt8] {
    unsafe press { terminal in
      let state = unsafe vterm_obtain_state(terminal)
      if hasFocus {
        unsafe vterm_state_focus_in(state)
      } else {
        unsafe vterm_state_focus_out(state)
      }
    }
  }

  private func bytes(for key: VTermKey, _ modifiers: KeyStroke.Modifiers) -> [UInt8] {
    unsafe press { unsafe vterm_keyboard_key($0, key, Self.modifier(modifiers)) }
  }

  /// Text as if it were typed, in brackets where the guest has asked for them.
  public func bytes(forPaste text: String) -> [UInt8] {
    let before = unsafe press { unsafe vterm_keyboard_start_paste($0) }
    let after = unsafe press { unsafe vterm_keyboard_end_paste($0) }
    // An end bracket inside would let the rest be taken as typed; escape has no place in a paste.
    var typed: [UInt8] = []
    for byte in text.utf8 where byte != 0x1B {
      if byte == 0x0A {
        if typed.last != 0x0D { typed.append(0x0D) }
      } else {
        typed.append(byte)
      }
    }
    return before + typed + after
  }

  /// The bytes for what the mouse did; empty unless the guest has asked for it.
  public func bytes(for mouse: MouseEvent) -> [UInt8] {
    guard modes.wantsMouse else { return [] }
    let (x, y) = (Int32(mouse.position.x), Int32(mouse.position.y))
    let bytes = unsafe press { terminal in
      unsafe vterm_mouse_move(terminal, y, x, VTERM_MOD_NONE)
      switch mouse.kind {
      case .press, .doubleClick:
        // Nothing is told of a button that is down already, should a release have been missed.
        unsafe vterm_mouse_button(terminal, 1, false, VTERM_MOD_NONE)
        unsafe vterm_mouse_button(terminal, 1, true, VTERM_MOD_NONE)
      case .release: unsafe vterm_mouse_button(terminal, 1, false, VTERM_MOD_NONE)
      case .rightClick:
        unsafe vterm_mouse_button(terminal, 3, true, VTERM_MOD_NONE)
        unsafe vterm_mouse_button(terminal, 3, false, VTERM_MOD_NONE)
      case .wheelUp: unsafe vterm_mouse_button(terminal, 4, true, VTERM_MOD_NONE)
      case .wheelDown: unsafe vterm_mouse_button(terminal, 5, true, VTERM_MOD_NONE)
      case .drag: break
      }
    }
    return filter.hasOldMouse ? Self.shiftingButtons(bytes) : bytes
  }

  /// With the buttons counted from 32, as rxvt does and libvterm forgets to.
  private static func shiftingButtons(_ bytes: [UInt8]) -> [UInt8] {
    var shifted: [UInt8] = []
    for report in String(decoding: bytes, as: UTF8.self).split(separator: "\u{1B}[") {
      let parts = report.split(separator: ";", maxSplits: 1)
      guard parts.count == 2, let button = Int(parts[0]) else { return bytes }
      shifted += "\u{1B}[\(button + 32);\(parts[1])".utf8
    }
    return shifted
  }

  private func bytes(for character: Character, _ modifiers: KeyStroke.Modifiers) -> [UInt8] {
    var bytes = Array(String(character).utf8)
    if modifiers.contains(.control), bytes.count == 1, let control = Self.control(bytes[0]) {
      bytes = [control]
    }
    return (modifiers.contains(.alt) ? [0x1B] : []) + bytes
  }

  /// The control character that a key with ctrl is.
  private static func control(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte & 0x1F
    case UInt8(ascii: "@")...UInt8(ascii: "_"): byte & 0x1F
    case UInt8(ascii: " "), UInt8(ascii: "2"): 0
    case UInt8(ascii: "3")...UInt8(ascii: "7"): byte - UInt8(ascii: "3") + 0x1B
    case UInt8(ascii: "/"): 0x1F
    case UInt8(ascii: "8"), UInt8(ascii: "?"): 0x7F
    default: nil
    }
  }

  /// The key of the numeric keypad, which guests can tell from the others when they ask for it.
  private static func keypad(_ character: Character) -> VTermKey? {
    switch character {
    case "0"..."9":
      character.wholeNumberValue.map {
        VTermKey(rawValue: VTERM_KEY_KP_0.rawValue + UInt32($0))
      }
    case "*": VTERM_KEY_KP_MULT
    case "+": VTERM_KEY_KP_PLUS
    case ",": VTERM_KEY_KP_COMMA
    case "-": VTERM_KEY_KP_MINUS
    case ".": VTERM_KEY_KP_PERIOD
    case "/": VTERM_KEY_KP_DIVIDE
    case "=": VTERM_KEY_KP_EQUAL
    default: nil
    }
  }

  private static func key(_ key: Key) -> VTermKey? {
    switch key {
    case .delete: VTERM_KEY_DEL
    case .insert: VTERM_KEY_INS
    case .up: VTERM_KEY_UP
    case .down: VTERM_KEY_DOWN
    case .left: VTERM_KEY_LEFT
    case .right: VTERM_KEY_RIGHT
    case .home: VTERM_KEY_HOME
    case .end: VTERM_KEY_END
    case .pageUp: VTERM_KEY_PAGEUP
    case .pageDown: VTERM_KEY_PAGEDOWN
    case .function(let number):
      VTermKey(rawValue: VTERM_KEY_FUNCTION_0.rawValue + UInt32(number))
    case .character, .escape, .backspace, .enter, .tab: nil
    }
  }

  private static func modifier(_ modifiers: KeyStroke.Modifiers) -> VTermModifier {
    var bits: UInt32 = 0
    if modifiers.contains(.shift) { bits |= VTERM_MOD_SHIFT.rawValue }
    if modifiers.contains(.alt) { bits |= VTERM_MOD_ALT.rawValue }
    if modifiers.contains(.control) { bits |= VTERM_MOD_CTRL.rawValue }
    return VTermModifier(rawValue: bits)
  }
}
