import TUI
import Testing
import Widgets

@Suite("Styled text")
struct StyledTextTests {
  @Test("counts a Chinese letter as two columns and a combining mark as none")
  func width() {
    withLocale {
      #expect(StyledText("虚拟机").width == 6)
      #expect(StyledText("e\u{301}te\u{301}").width == 3)
      #expect(("a" + StyledText("机", .accent)).width == 3)
    }
  }

  @Test("is cut between letters, never through a wide one")
  func truncation() {
    withLocale {
      #expect(StyledText("web-server").truncated(to: 6, ellipsis: "…").plain == "web-s…")
      #expect(StyledText("虚拟机").truncated(to: 4, ellipsis: "…").plain == "虚…")
      #expect(StyledText("虚拟机").truncated(to: 6, ellipsis: "…").plain == "虚拟机")
      #expect(StyledText("web").truncated(to: 0, ellipsis: "…").plain == "")
      #expect(StyledText("web").truncated(to: 1, ellipsis: "...").plain == "w")
    }
  }

  @Test("keeps the marks of the last letter that fits")
  func truncationKeepsMarks() {
    withLocale {
      #expect(StyledText("e\u{301}xyz").truncated(to: 2, ellipsis: "…").plain == "e\u{301}…")
    }
  }

  @Test("keeps the style of each piece when it is cut")
  func truncationKeepsStyles() {
    let text = StyledText("name ", .title) + StyledText("running", .stateRunning)
    let cut = withLocale { text.truncated(to: 8, ellipsis: "…") }
    #expect(cut.plain == "name ru…")
    #expect(cut.runs.map(\.style.role) == [.title, .stateRunning, .stateRunning])
  }

  @Test("scrolled sideways shows a blank for half of a wide letter")
  func dropping() {
    withLocale {
      #expect(StyledText("虚拟机").dropping(columns: 3).plain == " 机")
      #expect(StyledText("abc").dropping(columns: 1).plain == "bc")
      #expect(StyledText("abc").dropping(columns: 9).plain == "")
    }
  }

  @Test("is wrapped between words, and long words where the line ends")
  func wrapping() {
    withLocale {
      #expect(plain("the quick brown fox", 9) == ["the quick", "brown fox"])
      #expect(plain("a /var/lib/libvirt", 6) == ["a", "/var/l", "ib/lib", "virt"])
      #expect(plain("one  two", 5) == ["one", "two"])
      #expect(plain("  indented text", 10) == ["  indented", "  text"])
      #expect(plain("", 5) == [""])
    }
  }

  @Test("is wrapped at line feeds, however they are written")
  func wrappingLineFeeds() {
    withLocale {
      #expect(plain("one\r\ntwo\n\nthree", 20) == ["one", "two", "", "three"])
    }
  }

  @Test("is wrapped between Chinese letters, which have no blanks")
  func wrappingWide() {
    withLocale {
      #expect(plain("虚拟机正在运行", 5) == ["虚拟", "机正", "在运", "行"])
    }
  }

  @Test("keeps its styles when wrapped")
  func wrappingStyles() {
    let text: StyledText = "stop \("web-01", .accent) now"
    let lines = withLocale { text.wrapped(to: 11) }
    #expect(lines.map(\.plain) == ["stop web-01", "now"])
    #expect(lines[0].runs.last == StyledText.Run(text: "web-01", style: Style(.accent)))
  }

  @Test("is written with one ground, and stops at its width")
  func writing() {
    let text = StyledText("ab", Style(.accent, on: .dialog)) + StyledText("机d", .muted)
    let surface = drawn(6, 1) { _, surface in
      let used = surface.write(text, at: Point(0, 0), width: 3, on: .selection)
      #expect(used == 2)
    }
    #expect(surface.line(0) == "ab")
    #expect(surface.ground(0, 0) == .selection)
    #expect(surface.role(2, 0) == .text)
  }

  @Test("built from a literal keeps styled values apart")
  func interpolation() {
    let text: StyledText = "\(3) of \(12, .muted)"
    #expect(text.plain == "3 of 12")
    #expect(text.runs.last?.style.role == .muted)
  }

  private func plain(_ text: String, _ width: Int) -> [String] {
    StyledText(text).wrapped(to: width).map(\.plain)
  }
}
