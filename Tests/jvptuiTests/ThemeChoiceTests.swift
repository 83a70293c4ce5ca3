import Backend
import OrderedCollections
import TUI
import Testing
import Widgets
@testable import jvptui

@Suite("Choosing a theme")
struct ThemeChoiceTests {
  private func harness() -> Harness {
    var harness = Harness.demo()
    harness.state.options.themes = ["dark", "light", "nord"]
    return harness
  }

  @Test("shows each while the cursor is on it, and Escape brings the old one back")
  func preview() {
    var harness = harness()
    _ = harness.takeEffects()
    harness.press(":")
    harness.type("theme")
    harness.press("down")
    harness.press("down")
    let shown = harness.takeEffects()
    #expect(shown.contains(.useTheme("dark")))
    #expect(shown.last == .useTheme("nord"))
    harness.press("esc")
    #expect(harness.takeEffects() == [.useTheme("dark")])
    #expect(harness.state.options.themeName == "dark")
  }

  @Test("shows nothing while other choices are under the cursor")
  func others() {
    var harness = harness()
    harness.press(":")
    _ = harness.takeEffects()
    harness.press("down", "down", "esc")
    #expect(harness.takeEffects() == [])
  }

  @Test("keeps it in the settings")
  func saved() {
    var harness = harness()
    harness.press(":")
    harness.type("theme nord")
    _ = harness.takeEffects()
    harness.press("enter")
    #expect(harness.state.options.themeName == "nord")
    let effects = harness.takeEffects()
    #expect(effects.last == .editSettings(.setTheme("nord")))
    #expect(
      effects.filter { if case .useTheme = $0 { true } else { false } }.last == .useTheme("nord")
    )
    let reading = SettingsReading(settings: Settings(theme: "nord"))
    harness.send(.settings(reading, .setTheme("nord")))
    #expect(harness.screen.contains("Theme nord, from now on"))
  }

  @Test("takes the one of the settings over when they are read again")
  func reread() {
    var harness = harness()
    _ = harness.takeEffects()
    harness.send(.settings(SettingsReading(settings: Settings(theme: "light")), nil))
    #expect(harness.takeEffects() == [.useTheme("light")])
    #expect(harness.state.options.themeName == "light")
  }

  @Test("says so when it could not be kept, and shows it nevertheless")
  func refused() {
    var harness = harness()
    harness.press(":")
    harness.type("theme light")
    harness.press("enter")
    harness.send(.settingsRefused(SettingsRefusal("Nothing was saved: the disk is full.")))
    #expect(harness.screen.contains("the disk is full"))
    #expect(harness.state.options.themeName == "light")
  }
}
