import DequeModule
import TUI

/// The lines that have left the top of a guest's screen, within limits.
struct Scrollback {
  /// A line without the blanks at its end.
  enum Line: Equatable {
    /// Printable ASCII without any attribute: a byte a column, as most lines are.
    case plain([UInt8])
    case cells([Cell])

    /// How many columns it takes.
    var count: Int {
      switch self {
      case .plain(let bytes): bytes.count
      case .cells(let cells): cells.count
      }
    }

    /// Roughly the memory that it takes, in cells.
    fileprivate var weight: Int {
      switch self {
      case .plain(let bytes): bytes.count / 16 + 2
      case .cells(let cells): cells.count + 2
      }
    }
  }

  /// The most cells in it, so that wide screens take no more memory.
  private static let weightLimit = 1_600_000

  /// The most lines.
  let limit: Int
  /// How many lines were ever added.
  private(set) var added = 0
  private var lines: Deque<Line> = []
  private var weight = 0

  init(limit: Int) { self.limit = limit }

  /// How many lines are kept.
  var count: Int { lines.count }

  /// Adds a line below the others; the oldest go when there are too many.
  mutating func append(_ line: Line) {
    added += 1
    lines.append(line)
    weight += line.weight
    while lines.count > limit || weight > Self.weightLimit {
      guard let first = lines.popFirst() else { break }
      weight -= first.weight
    }
  }

  /// Adds what a screen of some columns makes of lines of printable ASCII that end in `\n`.
  mutating func append(plain text: ArraySlice<UInt8>, columns: Int) {
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      var rest = line[..<(line.lastIndex { $0 != 0x0D }.map { $0 + 1 } ?? line.startIndex)]
      while rest.count > columns {
        append(.plain(Self.trimmed(rest.prefix(columns))))
        rest = rest.dropFirst(columns)
      }
      append(.plain(Self.trimmed(rest)))
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(bytes[..<(bytes.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? bytes.startIndex)])
  }

  /// A line as cells, the oldest first.
  func cells(_ index: Int) -> [Cell] {
    switch lines[index] {
    case .plain(let bytes):
      bytes.map { Cell(Unicode.Scalar($0), style: TerminalEmulator.plain) }
    case .cells(let cells): cells
    }
  }
}
