import TUI
import TestSupport
import Testing
import Widgets

@Suite("Panel")
struct PanelTests {
  @Test("shows its title in the border, its count at the right, and gives back the inside")
  func golden() {
    let surface = drawn(30, 4) { rect, surface in
      var panel = Panel(
        title: "2 VMs (40)",
        trailing: "3 marked",
        isFocused: true,
        glyphs: .unicode
      )
      panel.draw(in: rect, on: &surface)
      panel.isFocused = false
      panel.title = "3 Pools (3)"
      panel.trailing = ""
      let inside = panel.draw(in: Rect(x: 0, y: 3, width: 30, height: 1), on: &surface)
      #expect(inside.isEmpty)
    }
    expectGolden(surface, named: "panel")
  }

  @Test("leaves out what stands at the right when there is no room, then cuts the title")
  func narrow() {
    let surface = drawn(12, 2) { rect, surface in
      let panel = Panel(
        title: "5 Snapshots",
        trailing: "2",
        isFocused: false,
        glyphs: .ascii
      )
      panel.draw(in: rect, on: &surface)
    }
    #expect(surface.lines == ["+5 Snapsho~+", "+----------+"])
  }

  @Test("covers what was there before")
  func blanks() {
    let surface = drawn(8, 3) { rect, surface in
      for y in 0..<3 { surface.write("xxxxxxxx", at: Point(0, y)) }
      let inside = Panel(title: "T", isFocused: false, glyphs: .ascii).draw(in: rect, on: &surface)
      #expect(inside == Rect(x: 1, y: 1, width: 6, height: 1))
    }
    #expect(surface.lines == ["+T-----+", "|      |", "+------+"])
  }
}

@Suite("Tab bar")
struct TabBarTests {
  let titles = ["Overview", "Hardware", "Snapshots", "XML", "Events"]

  @Test("shows all tabs where there is room")
  func wide() {
    let surface = drawn(60, 1) { rect, surface in
      TabBar(titles: titles, selected: 1, glyphs: .unicode).draw(in: rect, on: &surface)
    }
    #expect(surface.line(0) == " Overview  Hardware  Snapshots  XML  Events")
    #expect(surface.role(12, 0) == .tabSelected)
    #expect(surface.role(3, 0) == .tab)
  }

  @Test("scrolls until the selected tab is whole, and shows that there are others")
  func narrow() {
    let surface = drawn(20, 1) { rect, surface in
      TabBar(titles: titles, selected: 3, glyphs: .ascii).draw(in: rect, on: &surface)
    }
    #expect(surface.line(0) == "< Snapshots  XML   >")
  }

  @Test("knows which tab was clicked")
  func click() {
    withLocale {
      let bar = TabBar(titles: titles, selected: 0, glyphs: .unicode)
      let rect = Rect(x: 10, y: 0, width: 60, height: 1)
      #expect(bar.index(at: 9, in: rect) == nil)
      #expect(bar.index(at: 10, in: rect) == 0)
      #expect(bar.index(at: 20, in: rect) == 1)
      #expect(bar.index(at: 69, in: rect) == nil)
    }
  }
}

@Suite("Hint bar")
struct HintBarTests {
  let bar = HintBar(
    hints: [
      Hint(key: "s", title: "Start"), Hint(key: "S", title: "Shut down", isEnabled: false),
      Hint(key: "t", title: "Snapshot"),
    ],
    trailing: [Hint(key: "x", title: "Menu"), Hint(key: "?", title: "Help")],
    glyphs: .unicode
  )

  @Test("shows whole hints only, those that do something first, and keeps those at the right end")
  func whole() {
    #expect(line(60) == " s Start  S Shut down  t Snapshot            x Menu  ? Help")
    #expect(line(40) == " s Start  t Snapshot     x Menu  ? Help")
    #expect(line(12) == "     ? Help")
    #expect(line(4) == "")
  }

  @Test("greys what cannot be done now")
  func disabled() {
    let surface = drawn(60, 1) { rect, surface in bar.draw(in: rect, on: &surface) }
    #expect(surface.role(1, 0) == .key)
    #expect(surface.role(10, 0) == .disabled)
    #expect(surface.role(12, 0) == .disabled)
    #expect(surface.ground(59, 0) == .footer)
  }

  @Test("knows which hint was clicked")
  func click() {
    withLocale {
      let rect = Rect(x: 0, y: 9, width: 60, height: 1)
      #expect(bar.hint(at: 2, in: rect)?.key == "s")
      #expect(bar.hint(at: 8, in: rect) == nil)
      #expect(bar.hint(at: 58, in: rect)?.key == "?")
    }
  }

  private func line(_ width: Int) -> String {
    drawn(width, 1) { rect, surface in bar.draw(in: rect, on: &surface) }.line(0)
  }
}

@Suite("Glyphs")
struct GlyphsTests {
  @Test("take one column each, so that nothing shifts", arguments: [Glyphs.unicode, .ascii])
  func widths(_ glyphs: Glyphs) {
    withLocale {
      for (name, value) in Mirror(reflecting: glyphs).children where !(value is Bool) {
        let columns = name?.hasPrefix("tree") == true ? 2 : 1
        let texts = (value as? [String]) ?? [(value as? String) ?? ""]
        for text in texts {
          #expect(StyledText(text).width == columns, "\(name ?? "") \(text)")
        }
      }
      #expect(glyphs.barEighths.count == 8)
      #expect(glyphs.sparkLevels.count == 8)
    }
  }

  @Test("of the ASCII set are ASCII")
  func ascii() {
    for (_, value) in Mirror(reflecting: Glyphs.ascii).children {
      let texts = (value as? [String]) ?? [(value as? String) ?? ""]
      #expect(texts.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
    }
  }
}

@Suite("Amounts of bytes")
struct ByteTextTests {
  @Test(
    "have three digits at most and a binary unit",
    arguments: [
      (0, "0 B"), (1, "1 B"), (1023, "1023 B"), (1024, "1 KiB"), (1536, "1.5 KiB"),
      (512 << 20, "512 MiB"), (4_402_341_478, "4.1 GiB"), (20 << 30, "20 GiB"),
      (1_048_575, "1 MiB"), (10_234, "9.99 KiB"), (10_239, "10 KiB"), (102_300, "99.9 KiB"),
      (1_073_741_823, "1 GiB"), (UInt64.max, "16 EiB"), (1_095_000_000_000, "1020 GiB"),
      (1034, "1.01 KiB"),
    ] as [(UInt64, String)]
  )
  func text(bytes: UInt64, expected: String) {
    #expect(ByteText.text(bytes) == expected)
  }
}

@Suite("Lengths of time")
struct DurationTextTests {
  @Test(
    "have two units at most",
    arguments: [
      (-5, "0 s"), (0, "0 s"), (12, "12 s"), (60, "1 min"), (252, "4 min 12 s"),
      (1500, "25 min"), (3600, "1 h"), (15_060, "4 h 11 min"), (274_260, "3 d 04:11"),
      (Int64.max, "106751991167300 d 15:30"), (Int64.min, "0 s"),
    ] as [(Int64, String)]
  )
  func text(seconds: Int64, expected: String) {
    #expect(DurationText.text(seconds: seconds) == expected)
  }
}

@Suite("Charts")
struct ChartTests {
  @Test("fill a bar in proportion, and warn when it is nearly full")
  func bar() {
    #expect(text(0) == "..........")
    #expect(text(0.5) == "#####.....")
    #expect(text(1.7) == "##########")
    #expect(text(.nan) == "..........")
    #expect(text(-.infinity) == "..........")
    #expect(Bar(fraction: 0.25, glyphs: .unicode).text(width: 10).plain == "━━╸───────")
    let roles = [0.7, 0.71, 0.91].map {
      Bar(fraction: $0, glyphs: .ascii).text(width: 10).runs.first?.style.role
    }
    #expect(roles == [.barLow, .barMiddle, .barHigh])
  }

  @Test("never show a bar as full before it is")
  func nearlyFull() {
    #expect(Bar(fraction: 0.999, glyphs: .unicode).text(width: 10).plain == "━━━━━━━━━╸")
  }

  @Test("draw the newest values at the right, up to a given or the largest value")
  func sparkline() {
    let glyphs = Glyphs.unicode
    let line = Sparkline(values: [0, 50, 100], maximum: 100, glyphs: glyphs)
    #expect(line.text(width: 5).plain == "  ▁▅█")
    #expect(line.text(width: 2).plain == "▅█")
    #expect(
      Sparkline(values: [1, 2, 4], maximum: nil, glyphs: glyphs).text(width: 3).plain == "▃▅█"
    )
    #expect(Sparkline(values: [0, 0], maximum: nil, glyphs: glyphs).text(width: 2).plain == "▁▁")
  }

  @Test("leave a gap where a value is missing")
  func gap() {
    let line = Sparkline(values: [9, .nan, 9], maximum: 9, glyphs: .unicode)
    #expect(line.text(width: 3).plain == "█ █")
    let endless = Sparkline(values: [.infinity, -5, 1], maximum: nil, glyphs: .unicode)
    #expect(endless.text(width: 3).plain == "█▁█")
  }

  private func text(_ fraction: Double) -> String {
    Bar(fraction: fraction, glyphs: .ascii).text(width: 10).plain
  }
}
