private import CNcurses

/// How many columns a character takes, by the C library's `wcwidth`, so that ncurses agrees.
///
/// Needs a UTF-8 locale (`setlocale`); without one, everything beyond ASCII counts as unprintable.
public enum TextWidth {
  /// Columns of one scalar: 0 for a combining mark, 1 or 2 for a letter, nil for what must not be
  /// printed: controls, bidi controls, zero-width characters, variation selectors, tags, unassigned.
  public static func columns(_ scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 ? nil : 1 }
    if value < 0xA0 || isInvisible(value) { return nil }
    let width = Int(terminal_wcwidth(value))
    return width < 0 ? nil : width
  }

  /// The text as `Surface.write` draws it; texts for which this is equal cannot be told apart on the
  /// screen.
  public static func displayed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var shown = String.UnicodeScalarView()
    for cluster in DisplayScalars(text) {
      shown.append(cluster.base)
      shown.append(contentsOf: cluster.marks.prefix(2))
    }
    return String(shown)
  }

  /// Columns that `Surface.write` uses for the text.
  public static func columns(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    var total = 0
    for cluster in DisplayScalars(text) { total += cluster.width }
    return total
  }

  /// Format characters that move, hide or reorder what is around them.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
      0xFFF0...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE0FFF, 0xE000...0xF8FF,
      0xF0000...0x10FFFF:
      true
    default: false
    }
  }
}

/// A text as what is drawn: each printable character with its marks, in order.
///
/// Controls and bidi controls become one visible `�` each, so that two names that differ only in
/// them look different; zero-width characters and variation selectors vanish.
struct DisplayScalars: Sequence, IteratorProtocol {
  struct Cluster {
    var base: Unicode.Scalar
    /// At most two.
    var marks: [Unicode.Scalar] = []
    var width: Int
  }

  private var scalars: String.UnicodeScalarView.Iterator
  private var pending: Cluster?

  init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
  }

  mutating func next() -> Cluster? {
    while let scalar = scalars.next() {
      let cluster: Cluster
      switch TextWidth.columns(scalar) {
      case 0?:
        if let count = pending?.marks.count, count < 2 { pending?.marks.append(scalar) }
        continue
      case let width?:
        cluster = Cluster(base: scalar, width: width)
      case nil:
        guard Self.showsReplacement(scalar) else { continue }
        cluster = Cluster(base: "\u{FFFD}", width: 1)
      }
      defer { pending = cluster }
      if let finished = pending { return finished }
    }
    defer { pending = nil }
    return pending
  }

  /// Whether an unprintable scalar leaves a visible trace.
  private static func showsReplacement(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: false
    default: true
    }
  }
}
