import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("Resizing the window")
  struct ResizeTests {
    private static let sizes = [
      Size(80, 24), Size(120, 40), Size(40, 10), Size(200, 60), Size(20, 5), Size(109, 30),
      Size(110, 30), Size(300, 100), Size(1, 1), Size(81, 25), Size(500, 20), Size(60, 120),
    ]

    @Test("leaves no rubbish at any size", arguments: ["", "z"])
    func anySize(key: String) throws {
      let session = try Operator().session
      try session.send("2\(key)")
      for size in Self.sizes + [Size(120, 40)] {
        try session.resize(to: size)
        try expectCleanScreen(session, "at \(size.width)x\(size.height) after “\(key)”")
      }
    }

    @Test("with a sheet open ends with what a new start shows", arguments: ["?", "x", ":"])
    func sheets(key: String) throws {
      let session = try Operator().session
      try awaitDefinition(session)
      try session.send(key)
      for size in Self.sizes + [Size(100, 30)] {
        try session.resize(to: size)
        try session.settle(quiet: .milliseconds(40))
      }
      let fresh = try Operator(size: Size(100, 30)).session
      try awaitDefinition(fresh)
      try fresh.send(key)
      try fresh.settle()
      try session.settle()
      #expect(masked(session) == masked(fresh))
      try session.send(.escape)
      try expectCleanScreen(session, "after the sheet was closed")
    }

    /// Waits until all is known of the selected machine, with the cursor in the list again.
    private func awaitDefinition(_ session: TerminalSession) throws {
      try session.send("2")
      try session.send(.enter)
      try session.waitFor("the definition") { screen in
        screen.text.contains("Autostart")
      }
      try session.send(.escape)
      try session.settle()
    }

    @Test("shows at the end what a program started at that size shows")
    func sameAsStartedThere() throws {
      let sizes = [Size(300, 100), Size(20, 5), Size(100, 30)]
      let session = try Operator().session
      for size in sizes {
        try session.resize(to: size)
        try session.settle()
      }
      let fresh = try Operator(size: Size(100, 30)).session
      try fresh.settle()
      #expect(masked(session) == masked(fresh))
    }

    @Test("fifty times in a row ends with the right screen")
    func manyTimes() throws {
      let session = try Operator().session
      for step in 0..<50 {
        try session.resize(to: Size(40 + step * 3, 10 + step))
      }
      try session.resize(to: Size(120, 40))
      try expectCleanScreen(session, "after fifty sizes")
      try session.waitForText("cache-01")
    }

    @Test("says that the window is too small instead of drawing garbage")
    func tooSmall() throws {
      let session = try Operator().session
      try session.resize(to: Size(20, 5))
      try session.waitFor("a word about the size") { screen in
        screen.text.lowercased().contains("small") || screen.text.contains("40")
      }
      try session.resize(to: Size(120, 40))
      try session.waitForText("cache-01")
    }

    /// Compares the screen with what the program draws from scratch.
    private func expectCleanScreen(_ session: TerminalSession, _ moment: String) throws {
      try session.settle()
      let before = masked(session)
      let count = session.rawOutput.count
      try session.send(.control("l"))
      try session.waitFor("a new drawing") { _ in session.rawOutput.count > count }
      try session.settle()
      #expect(before == masked(session), "\(moment)")
    }

    /// The rows without what changes by itself: the header, and numbers and lines of figures.
    private func masked(_ session: TerminalSession) -> [String] {
      session.emulator.rows.dropFirst().map(withoutFigures)
    }

    /// A row with one blank for each stretch of blanks, numbers with their units, and lines of
    /// figures.
    private func withoutFigures(_ row: String) -> String {
      var masked = ""
      for character in row {
        let isBlock = "▁▂▃▄▅▆▇█".contains(character)
        let isUnit = masked.last == " " && "KMGTBs/%~".contains(character)
        let isGap = character == " " || character == "." || character.isNumber || isBlock || isUnit
        if !isGap {
          masked.append(character)
        } else if masked.last != " " {
          masked.append(" ")
        }
      }
      return masked
    }
  }
}
