import Testing

@testable import TUI

@Suite("Colour")
struct ColorTests {
  @Test(
    "comes down to the nearest that the terminal has",
    arguments: [
      (Color.rgb(255, 0, 0), ColorDepth.indexed, Int32(196)), (.rgb(0, 0, 0), .indexed, 16),
      (.rgb(18, 18, 18), .indexed, 233), (.rgb(95, 135, 175), .indexed, 67),
      (.rgb(250, 10, 10), .sixteen, 9), (.rgb(190, 10, 10), .eight, 1),
      (.rgb(230, 230, 230), .eight, 7), (.rgb(10, 20, 10), .sixteen, 0),
      (.indexed(9), .sixteen, 9), (.indexed(9), .eight, 1), (.indexed(196), .indexed, 196),
      (.indexed(196), .sixteen, 9), (.indexed(3), .direct, 3), (.indexed(196), .direct, 0xFF0000),
      (.rgb(1, 2, 3), .direct, 0x010203), (.rgb(0, 0, 5), .direct, 8),
      (.rgb(1, 2, 3), .monochrome, -1), (.terminal, .direct, -1), (.inherited, .indexed, -1),
    ]
  )
  func nearest(color: Color, depth: ColorDepth, number: Int32) {
    #expect(color.number(in: depth) == number)
  }

  @Test("never takes a direct colour for a palette entry", arguments: [8, 256])
  func directPalette(size: Int) {
    for blue in UInt8.min...UInt8.max {
      #expect(Color.rgb(0, 0, blue).number(in: .direct, directPalette: size) >= Int32(size))
    }
  }

  @Test("tells the colour depth from the number of colours")
  func depth() {
    #expect(
      [-1, 2, 8, 16, 88, 256].map { ColorDepth(colors: $0) }
        == [.monochrome, .monochrome, .eight, .sixteen, .sixteen, .indexed]
    )
  }

  @Test("looks for an entry with direct colours under the names it may have")
  func directEntries() {
    let names = { (name: String) in TerminalType.directCandidates(for: name).map(\.name) }
    #expect(names("xterm-256color") == ["xterm-direct256", "xterm-direct"])
    #expect(names("xterm-kitty") == ["kitty-direct256", "kitty-direct"])
    #expect(names("tmux-direct") == ["tmux-direct"])
    #expect(TerminalType.directCandidates(for: "xterm-direct256").first?.directPalette == 256)
  }

  @Test("stands for characters beyond ASCII by what resembles them")
  func ascii() {
    let shown = "┌─┐│═║╬●▶…█é日".unicodeScalars.map { scalar in
      ASCIIFallback.character(for: scalar.value)
    }
    let text = shown.compactMap { Unicode.Scalar($0) }.map(String.init).joined()
    #expect(text == "+-+|-|+*>.#??")
  }

  @Test("uses what the terminal has, but no more than is wanted")
  func wantedDepth() {
    let plain = TerminalType(name: "xterm-256color")
    let direct = TerminalType(name: "xterm-direct", directPalette: 8)
    #expect(plain.colorDepth(colors: 256, upTo: .direct) == .indexed)
    #expect(plain.colorDepth(colors: 256, upTo: .eight) == .eight)
    #expect(plain.colorDepth(colors: 8, upTo: .indexed) == .eight)
    #expect(direct.colorDepth(colors: 1 << 24, upTo: .direct) == .direct)
    #expect(direct.colorDepth(colors: 1 << 24, upTo: .monochrome) == .monochrome)
  }
}
