/// A key with the modifiers that were held, as bindings and hints name it.
///
/// The text form is what settings files and hints use: `s`, `S`, `ctrl-k`, `alt-x`, `shift-tab`,
/// `space`, `enter`, `f5`.
public struct KeyStroke: Hashable, Sendable, CustomStringConvertible {
  /// The keys that change another one.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Takes the bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Control.
    public static let control = Modifiers(rawValue: 1)
    /// Alt or Meta.
    public static let alt = Modifiers(rawValue: 2)
    /// Shift, where the terminal reports it (not for letters).
    public static let shift = Modifiers(rawValue: 4)
    /// The character is on the numeric keypad, and the terminal reports it; only guests care.
    public static let keypad = Modifiers(rawValue: 8)
  }

  /// The key.
  public var key: Key
  /// What was held.
  public var modifiers: Modifiers

  /// Puts the parts together.
  public init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }

  /// A plain character.
  public init(_ character: Character) {
    self.init(.character(character))
  }

  /// The same key, wherever it is on the keyboard.
  public var withoutKeypad: KeyStroke { KeyStroke(key, modifiers.subtracting(.keypad)) }

  private static let names: [(name: String, key: Key)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .backspace),
    ("delete", .delete), ("insert", .insert), ("up", .up), ("down", .down), ("left", .left),
    ("right", .right), ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
    ("space", .character(" ")),
  ]

  /// Reads the text form; nil when it names no key.
  public init?(parsing text: String) {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    let prefixes: [(String, Modifiers)] = [
      ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
    ]
    while let (prefix, modifier) = prefixes.first(where: {
      rest.count > $0.0.count && rest.hasPrefix($0.0)
    }) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    if let named = Self.names.first(where: { $0.name == rest }) {
      self.init(named.key, modifiers)
    } else if rest.count == 1, let character = rest.first {
      self.init(.character(character), modifiers)
    } else if rest.hasPrefix("f"), let number = Int(rest.dropFirst()), (1...24).contains(number) {
      self.init(.function(number), modifiers)
    } else {
      return nil
    }
  }

  /// The text form.
  public var description: String {
    var text = ""
    if modifiers.contains(.control) { text += "ctrl-" }
    if modifiers.contains(.alt) { text += "alt-" }
    if modifiers.contains(.shift) { text += "shift-" }
    if let named = Self.names.first(where: { $0.key == key }) { return text + named.name }
    switch key {
    case .character(let character): return text + String(character)
    case .function(let number): return text + "f\(number)"
    default: return text
    }
  }
}
