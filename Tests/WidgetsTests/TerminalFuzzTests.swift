import Glibc
import TUI
import TestSupport
import Testing

@testable import Widgets

/// What hostile or broken guests print.
///
/// `JVPTUI_LONG=1` looks for longer, `JVPTUI_LONG=SECONDS` for
/// as long as that, with other seeds each time.
@Suite("A hostile guest")
struct TerminalFuzzTests {
  private static let long = getenv("JVPTUI_LONG").map { String(cString: $0) }
  private static let seconds = long.map { max(60, Double($0) ?? 0) }
  private static let seeds = Array(UInt64(0)..<(seconds == nil ? 12 : 4))

  private static let pieces = [
    "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}", ";", ":", "999999999", "-1", "0", "1", "7", "40",
    "H", "r", "s", "u", "L", "M", "@", "P", "J", "K", "S", "T", "X", "b", "m", "h", "l", "n", "c",
    "g", "I", "Z", "d", "G", "A", "B", "C", "D", "?", ">", "!", "p", "?1049", "?47", "?6", "?69",
    "?7", "?5", "4", "20", "?1000", "?1006", "?25", "\r\n", "\n", "日", "🥳", "e\u{301}",
    "\u{301}", "\u{0915}\u{094D}", "\u{1B}#8", "\u{1B}#3", "\u{1B}#6", "\u{1B}M", "\u{1B}D",
    "\u{1B}E", "\u{1B}c", "\u{1B}[!p", "\t", "\u{08}", "38;5;999", "38;2", "48:2:1:2:3",
    "\u{9B}", "\u{85}", "\u{84}", "\u{A0}", "\u{FFFF}", "\u{10FFFF}", "48;2;300;1", " q", "\"q",
    "\u{1B}7", "\u{1B}8", "\u{1B}H", "\u{0E}", "\u{0F}", "\u{1B}(0", "\u{1B})0", "\u{1B}(B",
    "\u{1B}N", "\u{1B}O", "\u{1B}n", "'}", "'~", "1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1",
    "\0", "\u{7F}", "\u{18}", "\u{1A}", "\u{1B}\\", "\u{07}", "line\r\n", "xxxxxxxxxxxxxxxxxxxx",
  ].map { Array($0.utf8) }

  /// The bytes of programs, of which pieces are cut out.
  private static let streams = GuestStream.names(in: "programs").compactMap {
    try? GuestStream.bytes("programs", $0)
  }

  @Test("breaks nothing, whatever bytes it sends in whatever pieces", arguments: seeds)
  func anything(_ seed: UInt64) throws {
    var random = Seeded(state: (seed &+ Self.freshness) &* 7919 &+ 1)
    let end = ContinuousClock.now + .seconds((Self.seconds ?? 0) / Double(Self.seeds.count))
    repeat {
      let terminal = try guestTerminal(80, 24, scrollback: 200)
      for _ in 0..<60 { try disturb(terminal, &random) }
    } while ContinuousClock.now < end
  }

  private func disturb(_ terminal: GuestEmulator, _ random: inout Seeded) throws {
    switch random.next() % 12 {
    case 0: terminal.resize(to: Size(Int(random.next() % 140), Int(random.next() % 60)))
    case 1:
      let rest = Array(repeating: Array("a plain line\r\n".utf8), count: 700).flatMap { $0 }
      _ = terminal.feed(rest)
    case 2:
      if let stream = Self.streams.randomElement(using: &random) {
        let start = Int(random.next() % UInt64(stream.count))
        _ = terminal.feed(Array(stream[start...].prefix(Int(random.next() % 2000))))
      }
    case 3: _ = terminal.feed((0..<random.next() % 300).map { _ in random.byte })
    default:
      var bytes: [UInt8] = []
      for _ in 0..<Int(random.next() % 40) {
        if random.next() % 8 == 0 {
          bytes.append(random.byte)
        } else {
          bytes += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
        }
      }
      _ = terminal.feed(bytes)
    }
    check(terminal)
    _ = terminal.bytes(for: MouseEvent(.press, at: Point(Int(random.next() % 300), 0)))
  }

  private func check(_ terminal: GuestEmulator) {
    let drawing = terminal.drawing
    #expect((0..<terminal.size.width).contains(terminal.cursor.x))
    #expect((0..<terminal.size.height).contains(terminal.cursor.y))
    #expect(terminal.scrollbackCount <= 200)
    var isShown = true
    for y in 0..<terminal.size.height {
      isShown = isShown && terminal.row(y).count == terminal.size.width
    }
    for cell in drawing.cells {
      for scalar in cell.scalars {
        isShown = isShown && TextWidth.columns(scalar) != nil
      }
    }
    #expect(isShown)
  }

  @Test("shows the same when lines are skipped as when none are", arguments: seeds)
  func skipping(_ seed: UInt64) throws {
    var random = Seeded(state: (seed &+ Self.freshness) &* 104_729 &+ 7)
    var bytes: [UInt8] = []
    for _ in 0..<6 {
      for _ in 0..<Int(random.next() % 4) {
        bytes += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
      }
      for number in 0..<Int(random.next() % 900) {
        let count = Int(random.next() % (random.next() % 20 == 0 ? 200 : 30))
        bytes += (0..<count).map { _ in UInt8(0x20 + random.next() % 0x5F) }
        bytes += Array("\(number)\(random.next() % 50 == 0 ? "  \r" : "")\r\n".utf8)
      }
    }
    let (width, height) = (Int(10 + random.next() % 80), Int(2 + random.next() % 30))
    let whole = try guestTerminal(width, height, scrollback: 3000)
    let pieces = try guestTerminal(width, height, scrollback: 3000)
    _ = whole.feed(bytes)
    var rest = bytes[...]
    while !rest.isEmpty {
      _ = pieces.feed(Array(rest.prefix(1000)))
      rest = rest.dropFirst(1000)
    }
    #expect(whole.pushed == pieces.pushed)
    #expect(whole.drawing == pieces.drawing)
    #expect(whole.allLines == pieces.allLines)
  }

  @Test("cannot have more marks on a character than are kept of it, and no endless sequence")
  func endless() throws {
    let terminal = try guestTerminal()
    for text in ["\u{301}", "\u{1B}[", "1;", "\u{1B}[1;", "\u{1B}]", "\u{07}\u{301}", "x\u{1B}(("] {
      var filter = GuestFilter(columns: 80, widths: terminal.widths)
      let flood = Array(String(repeating: text, count: 10_000).utf8)
      let passed = filter.pass((Array("a".utf8) + flood)[...])
      let marks = String(decoding: passed, as: UTF8.self).unicodeScalars.count { $0 == "\u{301}" }
      #expect(marks <= 6)
      #expect(passed.count <= flood.count + 1)
      _ = terminal.feed(flood)
    }
    check(terminal)
  }

  @Test(
    "cannot fill the memory",
    .enabled(if: seconds != nil, "the memory of the process says something only when it is alone"),
    arguments: ["\u{301}", "e\u{301}\u{301}", "1;", "日", "\u{1B}[38;5;1mx", "y\r\n"]
  )
  func memory(_ piece: String) throws {
    let terminal = try guestTerminal(80, 24)
    let flood = Array(String(repeating: piece, count: (64 << 10) / piece.utf8.count).utf8)
    for _ in 0..<100 { _ = terminal.feed(flood) }
    let before = residentMegabytes()
    for _ in 0..<400 { _ = terminal.feed(flood) }
    #expect(residentMegabytes() - before < 64)
  }

  @Test("cannot have a character repeated for ever", arguments: ["x", "日", "\u{301}", ""])
  func repeated(_ text: String) throws {
    let terminal = try guestTerminal()
    terminal.feed("\u{1B}[H" + text + "\u{1B}[99999999b\u{1B}[Hok")
    #expect(terminal.rows[0].hasPrefix("ok"))
  }

  private static let freshness: UInt64 = seconds == nil ? 0 : UInt64(time(nil))

  private func residentMegabytes() -> Double {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 200)
    guard fgets(&line, 200, file) != nil else { return 0 }
    let text = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = Double(text.split(separator: " ")[1]) ?? 0
    return pages * Double(getpagesize()) / Double(1 << 20)
  }
}

/// Random numbers that are the same each time.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }

  var byte: UInt8 {
    mutating get { UInt8(truncatingIfNeeded: next()) }
  }
}
