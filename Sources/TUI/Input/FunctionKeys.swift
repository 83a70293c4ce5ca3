private import CNcurses

/// Which key a key code of ncurses stands for.
enum FunctionKeys {
  /// The key for a code, by its number, else by the name of the terminfo capability that gave it;
  /// nil when it has no meaning here.
  static func stroke(code: Int32, name: String?) -> KeyStroke? {
    plain[code] ?? function(code) ?? name.flatMap(modified)
  }

  private static let plain: [Int32: KeyStroke] = [
    KEY_UP: KeyStroke(.up), KEY_DOWN: KeyStroke(.down), KEY_LEFT: KeyStroke(.left),
    KEY_RIGHT: KeyStroke(.right), KEY_HOME: KeyStroke(.home), KEY_END: KeyStroke(.end),
    KEY_PPAGE: KeyStroke(.pageUp), KEY_NPAGE: KeyStroke(.pageDown), KEY_IC: KeyStroke(.insert),
    KEY_DC: KeyStroke(.delete), KEY_BACKSPACE: KeyStroke(.backspace), KEY_ENTER: KeyStroke(.enter),
    KEY_BTAB: KeyStroke(.tab, .shift), KEY_A1: KeyStroke(.home), KEY_A3: KeyStroke(.pageUp),
    KEY_C1: KeyStroke(.end), KEY_C3: KeyStroke(.pageDown), KEY_FIND: KeyStroke(.home),
    KEY_SELECT: KeyStroke(.end), KEY_SR: KeyStroke(.up, .shift), KEY_SF: KeyStroke(.down, .shift),
    KEY_SLEFT: KeyStroke(.left, .shift), KEY_SRIGHT: KeyStroke(.right, .shift),
    KEY_SHOME: KeyStroke(.home, .shift), KEY_SEND: KeyStroke(.end, .shift),
    KEY_SDC: KeyStroke(.delete, .shift), KEY_SIC: KeyStroke(.insert, .shift),
    KEY_SPREVIOUS: KeyStroke(.pageUp, .shift), KEY_SNEXT: KeyStroke(.pageDown, .shift),
  ]

  /// F1 to F24 are themselves; beyond them, terminals count F1 to F12 again with modifiers.
  private static func function(_ code: Int32) -> KeyStroke? {
    let number = Int(code - KEY_F0)
    return switch number {
    case 1...24: KeyStroke(.function(number))
    case 25...36: KeyStroke(.function(number - 24), .control)
    case 37...48: KeyStroke(.function(number - 36), [.control, .shift])
    case 49...60: KeyStroke(.function(number - 48), .alt)
    case 61...63: KeyStroke(.function(number - 60), [.alt, .shift])
    default: nil
    }
  }

  /// `kUP5` is ctrl-up: a capability's name and xterm's number for the modifiers.
  private static func modified(_ name: String) -> KeyStroke? {
    let keys: [Substring: Key] = [
      "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
      "kPRV": .pageUp, "kNXT": .pageDown, "kIC": .insert, "kDC": .delete,
    ]
    let stem = name.prefix { !$0.isNumber }
    guard let key = keys[stem] else { return nil }
    let number = Int(name.dropFirst(stem.count)) ?? 2
    return KeyStroke(key, InputDecoder.modifiers(number))
  }
}
