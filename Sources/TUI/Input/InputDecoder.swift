/// Turns the characters and keys that the terminal sends into events.
///
/// The terminal library knows the plain keys; this adds what it does not: Alt, the modified keys of
/// xterm and its kin, the mouse, and pasted text. A sequence that means nothing is swallowed whole, so
/// that its letters never act as keys.
struct InputDecoder {
  /// One thing read from the terminal.
  enum Piece: Equatable {
    /// A character, controls included.
    case scalar(Unicode.Scalar)
    /// A key that the terminal library recognized; nil for one that has no meaning here.
    case key(KeyStroke?)
  }

  enum State: Equatable {
    case ground
    case escape
    /// Behind `ESC [`: the parameters so far.
    case control([UInt8])
    /// Behind `ESC O`.
    case single
    /// Behind `ESC [ [`, as the Linux console sends F1 to F5.
    case console
    /// Behind `ESC [ M`: what has come of three values.
    case legacyMouse([Int])
    /// Between the paste marks: how much of the end mark has come.
    case paste(matched: Int)
  }

  /// The most bytes of one paste; what is beyond them is dropped.
  static let pasteLimit = 1 << 20
  /// Two presses at one place within so many milliseconds are a double click.
  static let doubleClickTime = 400
  private static let pasteEnd: [Unicode.Scalar] = ["\u{1B}", "[", "2", "0", "1", "~"]

  private(set) var state = State.ground
  private var pasted = ""
  private var pastedBytes = 0
  var lastPress: (position: Point, time: Int)?
  private var events: [InputEvent] = []

  /// Whether the rest of a sequence must be on its way.
  var expectsMore: Bool {
    switch state {
    case .ground, .escape, .paste: false
    case .control, .single, .console, .legacyMouse: true
    }
  }

  /// Takes one piece, read at a time in milliseconds.
  mutating func feed(_ piece: Piece, at time: Int) {
    if case .paste(let matched) = state {
      if case .scalar(let scalar) = piece { collect(scalar, matched: matched) }
      return
    }
    switch piece {
    case .scalar(let scalar): feed(scalar, at: time)
    case .key(let stroke):
      let wasEscape = state == .escape
      state = .ground
      guard var stroke else { return }
      if wasEscape { stroke.modifiers.insert(.alt) }
      events.append(.key(stroke))
    }
  }

  /// Says that nothing more is on its way: a lone ESC is the Escape key.
  mutating func settle() {
    switch state {
    case .escape: emit(KeyStroke(.escape))
    case .control([]): emit(KeyStroke(.character("["), .alt))
    case .single: emit(KeyStroke(.character("O"), .alt))
    case .ground, .control, .console, .legacyMouse, .paste: break
    }
  }

  /// The events since the last call.
  mutating func takeEvents() -> [InputEvent] {
    defer { events = [] }
    return events
  }

  /// Whether an event waits to be taken.
  var hasEvents: Bool { !events.isEmpty }

  mutating func emit(_ stroke: KeyStroke?) {
    state = .ground
    if let stroke { events.append(.key(stroke)) }
  }

  mutating func emit(_ kind: MouseEvent.Kind, at position: Point) {
    events.append(.mouse(MouseEvent(kind, at: position)))
  }

  mutating func beginPaste() {
    state = .paste(matched: 0)
    pasted = ""
    pastedBytes = 0
  }

  mutating func expectLegacyMouse() {
    state = .legacyMouse([])
  }
}

extension InputDecoder {
  private mutating func feed(_ scalar: Unicode.Scalar, at time: Int) {
    switch state {
    case .ground:
      if scalar == "\u{1B}" { state = .escape } else { emit(Self.stroke(typed: scalar)) }
    case .escape: feedAfterEscape(scalar)
    case .control(let parameters): feed(scalar, after: parameters, at: time)
    case .single: emit(Self.stroke(single: scalar))
    case .console:
      let number = Int(scalar.value) - 0x40
      emit((1...5).contains(number) ? KeyStroke(.function(number)) : nil)
    case .legacyMouse(let values):
      let all = values + [Int(scalar.value) - 32]
      guard all.count == 3 else { return state = .legacyMouse(all) }
      state = .ground
      let isRelease = all[0] & 0b1000011 == 3
      mouse(isRelease ? 0 : all[0], Point(all[1] - 1, all[2] - 1), released: isRelease, at: time)
    case .paste: break
    }
  }

  private mutating func feedAfterEscape(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "[": state = .control([])
    case "O": state = .single
    case "\u{1B}":
      emit(KeyStroke(.escape))
      state = .escape
    default:
      var stroke = Self.stroke(typed: scalar)
      stroke?.modifiers.insert(.alt)
      emit(stroke)
    }
  }

  private mutating func feed(
    _ scalar: Unicode.Scalar,
    after parameters: [UInt8],
    at time: Int
  ) {
    switch scalar.value {
    case 0x1B: state = .escape
    case 0x20...0x3F where parameters.count < 64:
      state = .control(parameters + [UInt8(scalar.value)])
    case 0x5B where parameters.isEmpty: state = .console
    case 0x40...0x7E:
      state = .ground
      finish(ControlSequence(parameters: parameters, final: scalar), at: time)
    default: state = .ground
    }
  }

  private mutating func collect(_ scalar: Unicode.Scalar, matched: Int) {
    if scalar == Self.pasteEnd[matched] {
      guard matched + 1 == Self.pasteEnd.count else { return state = .paste(matched: matched + 1) }
      state = .ground
      events.append(.paste(pasted))
      pasted = ""
      return
    }
    for held in Self.pasteEnd.prefix(matched) { append(held) }
    if scalar == Self.pasteEnd[0] { return state = .paste(matched: 1) }
    state = .paste(matched: 0)
    append(scalar == "\r" ? "\n" : scalar)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let length = UTF8.width(scalar)
    guard pastedBytes + length <= Self.pasteLimit else { return }
    pastedBytes += length
    pasted.unicodeScalars.append(scalar)
  }
}
