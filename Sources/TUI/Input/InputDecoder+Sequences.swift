/// What came between `ESC [` and the letter that ends it.
struct ControlSequence {
  /// `<`, `=`, `>` or `?` in front of the numbers.
  let marker: UInt8?
  /// The numbers, the first of each group; 0 for an empty one.
  let numbers: [Int]
  /// The last character.
  let final: Unicode.Scalar

  init(parameters: [UInt8], final: Unicode.Scalar) {
    marker = parameters.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
    numbers = parameters.dropFirst(marker == nil ? 0 : 1)
      .split(separator: 0x3B, omittingEmptySubsequences: false)
      .map { group in
        group.prefix { (0x30...0x39).contains($0) }.prefix(7).reduce(0) { $0 * 10 + Int($1) - 0x30 }
      }
    self.final = final
  }

  /// Number `index`; nil where there is none.
  func number(_ index: Int) -> Int? {
    index < numbers.count ? numbers[index] : nil
  }
}

extension InputDecoder {
  mutating func finish(_ sequence: ControlSequence, at time: Int) {
    if let marker = sequence.marker {
      guard marker == 0x3C, let button = sequence.number(0), let x = sequence.number(1),
        let y = sequence.number(2), sequence.final == "M" || sequence.final == "m"
      else { return }
      return mouse(button, Point(x - 1, y - 1), released: sequence.final == "m", at: time)
    }
    switch sequence.final {
    case "~" where sequence.number(0) == 200: beginPaste()
    case "M": expectLegacyMouse()
    default: emit(Self.stroke(sequence))
    }
  }

  mutating func mouse(_ button: Int, _ position: Point, released: Bool, at time: Int) {
    guard position.x >= 0, position.y >= 0 else { return }
    switch (button & 0b1100011, released) {
    case (64, false): emit(.wheelUp, at: position)
    case (65, false): emit(.wheelDown, at: position)
    case (0, true): emit(.release, at: position)
    case (32, false): emit(.drag, at: position)
    case (2, false): emit(.rightClick, at: position)
    case (0, false):
      if let last = lastPress, last.position == position,
        time - last.time <= Self.doubleClickTime
      {
        lastPress = nil
        emit(.doubleClick, at: position)
      } else {
        lastPress = (position, time)
        emit(.press, at: position)
      }
    default: break
    }
  }

  /// The key behind one character.
  static func stroke(typed scalar: Unicode.Scalar) -> KeyStroke? {
    switch scalar.value {
    case 0: KeyStroke(.character(" "), .control)
    case 0x08, 0x7F: KeyStroke(.backspace)
    case 0x09: KeyStroke(.tab)
    case 0x0A, 0x0D: KeyStroke(.enter)
    case 0x1B: KeyStroke(.escape)
    case 0x01...0x1A: KeyStroke(.character(letter(scalar.value + 0x60)), .control)
    case 0x1C...0x1F: KeyStroke(.character(letter(scalar.value + 0x40)), .control)
    case 0x80..<0xA0: nil
    default: KeyStroke(.character(Character(scalar)))
    }
  }

  /// The key behind `ESC O` and one character.
  static func stroke(single scalar: Unicode.Scalar) -> KeyStroke? {
    switch scalar {
    case "M": return KeyStroke(.enter)
    case "X": return KeyStroke(.character("="), .keypad)
    // The numeric keypad where the terminal tells it from the other keys: `*` to `9` in ASCII's order.
    case "j"..."y": return KeyStroke(.character(letter(scalar.value - 0x40)), .keypad)
    default: return key(final: scalar).map { KeyStroke($0) }
    }
  }

  private static func letter(_ value: UInt32) -> Character {
    Character(Unicode.Scalar(value) ?? "?")
  }

  private static func stroke(_ sequence: ControlSequence) -> KeyStroke? {
    let first = sequence.number(0) ?? 0
    let modifiers = modifiers(sequence.number(1) ?? 1)
    switch sequence.final {
    case "Z": return KeyStroke(.tab, .shift)
    case "u": return stroke(code: first, modifiers)
    case "~" where first == 27: return stroke(code: sequence.number(2) ?? 0, modifiers)
    case "~": return key(number: first).map { KeyStroke($0, modifiers) }
    case "R" where sequence.numbers.count != 2 || first != 1: return nil
    default: return key(final: sequence.final).map { KeyStroke($0, modifiers) }
    }
  }

  /// Modifiers as xterm counts them: one more than the sum of shift 1, alt 2, control 4, meta 8.
  static func modifiers(_ number: Int) -> KeyStroke.Modifiers {
    let bits = max(1, number) - 1
    var modifiers: KeyStroke.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 0b1010 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  private static func stroke(code: Int, _ modifiers: KeyStroke.Modifiers) -> KeyStroke? {
    guard let scalar = Unicode.Scalar(UInt32(code)), !(0xE000...0xF8FF).contains(code) else {
      return nil
    }
    guard code >= 0x20, code != 0x7F else {
      return stroke(typed: scalar).map { KeyStroke($0.key, $0.modifiers.union(modifiers)) }
    }
    let character = Character(scalar)
    guard modifiers.contains(.shift), character.isLetter, !modifiers.contains(.control),
      let upper = character.uppercased().first
    else { return KeyStroke(.character(character), modifiers) }
    return KeyStroke(.character(upper), modifiers.subtracting(.shift))
  }

  private static func key(final: Unicode.Scalar) -> Key? {
    switch final {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    default: nil
    }
  }

  private static func key(number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28...29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }
}
