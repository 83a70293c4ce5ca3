import TUI
import TestSupport
import Testing
import Widgets

@Suite("Dialog")
struct DialogTests {
  @Test("asks before something that cannot be undone")
  func golden() {
    expectGolden(
      drawn(60, 20) { deletion().draw(in: $0, on: &$1) },
      named: "dialog-danger-60x20"
    )
  }

  @Test("keeps buttons, field and error on a screen with few lines")
  func small() {
    expectGolden(drawn(28, 8) { deletion().draw(in: $0, on: &$1) }, named: "dialog-28x8")
  }

  @Test("scrolls a long text, and shows how far")
  func scrolling() {
    let dialog = long(top: 0)
    let screen = Rect(x: 0, y: 0, width: 60, height: 14)
    let last = withLocale { dialog.maximumBodyTop(in: screen) }
    let surface = drawn(60, 14) { long(top: last).draw(in: $0, on: &$1) }
    #expect(surface.lines.contains { $0.contains("machine 40") })
    #expect(last > 0)
    expectGolden(drawn(60, 14) { dialog.draw(in: $0, on: &$1) }, named: "dialog-long-60x14")
  }

  @Test("knows which button was clicked")
  func click() {
    let dialog = deletion()
    let surface = drawn(60, 20) { dialog.draw(in: $0, on: &$1) }
    withLocale {
      for y in 0..<20 {
        for x in 0..<60 {
          let isButton = [.button, .buttonFocused].contains(surface.ground(x, y))
          #expect((dialog.button(at: Point(x, y), in: surface.bounds) != nil) == isButton)
        }
      }
    }
  }

  @Test("hides what is typed when it is a secret")
  func secret() {
    let dialog = Dialog(
      title: "Password",
      body: ["The host asks for a password."],
      field: LineEditor(text: "hunter2"),
      fieldLabel: "Password of root",
      buttons: [Dialog.Button(title: "Connect")],
      focusedButton: 0,
      isFieldFocused: true,
      isSecret: true,
      glyphs: .ascii
    )
    let surface = drawn(60, 12) { dialog.draw(in: $0, on: &$1) }
    #expect(!surface.lines.contains { $0.contains("hunter") })
    #expect(surface.lines.contains { $0.contains("*******") })
    #expect(surface.cursor != nil)
  }

  private func deletion() -> Dialog {
    Dialog(
      title: "Delete web-01",
      body: ["This removes the machine “web-01” and its disk of 4.1 GiB. It cannot be undone."],
      field: LineEditor(text: "web-0"),
      fieldLabel: "Type the name to confirm",
      fieldError: "That is not the name",
      buttons: [
        Dialog.Button(title: "Cancel", key: "esc"),
        Dialog.Button(title: "Delete", isDangerous: true),
      ],
      focusedButton: 0,
      isFieldFocused: true,
      isDanger: true,
      glyphs: .unicode
    )
  }

  private func long(top: Int) -> Dialog {
    Dialog(
      title: "Start 40 machines",
      body: (1...40).map { StyledText("machine \($0)") },
      buttons: [Dialog.Button(title: "Start", key: "y"), Dialog.Button(title: "Cancel", key: "n")],
      focusedButton: 1,
      bodyTop: top,
      glyphs: .unicode
    )
  }
}

@Suite("Menu")
struct MenuListTests {
  let entries = [
    MenuEntry(title: "Start", key: "s", disabledReason: "The machine is already running"),
    MenuEntry(title: "Shut down", key: "S", detail: "by ACPI or the agent"),
    MenuEntry(title: "Force off", key: "K", detail: "like pulling the plug"),
  ]

  @Test("says why an entry cannot be chosen")
  func golden() {
    expectGolden(drawn(64, 7) { menu(cursor: 1).draw(in: $0, on: &$1) }, named: "menu-64x7")
  }

  @Test("as a palette shows what was typed and what of it was found")
  func palette() {
    var palette = menu(cursor: 0)
    palette.prompt = LineEditor(text: "sd")
    palette.entries = [MenuEntry(title: "Shut down", key: "S", detail: "VMs", matched: [0, 5])]
    expectGolden(drawn(60, 14) { palette.draw(in: $0, on: &$1) }, named: "palette-60x14")
  }

  @Test("as a palette stays in its place while it is narrowed, also to nothing")
  func still() {
    let screen = Rect(x: 0, y: 0, width: 100, height: 30)
    var palette = menu(cursor: 0)
    palette.prompt = LineEditor(text: "")
    let before = palette.frame(in: screen)
    palette.entries = []
    #expect(palette.frame(in: screen) == before)
    let surface = drawn(100, 30) { palette.draw(in: $0, on: &$1) }
    #expect(surface.lines.contains { $0.contains("Nothing found") })
  }

  @Test("knows which entry was clicked, and scrolls to the cursor")
  func click() {
    withLocale {
      let screen = Rect(x: 0, y: 0, width: 64, height: 4)
      let menu = menu(cursor: 2)
      #expect(menu.bodyHeight(in: screen) == 2)
      #expect(menu.entry(at: Point(32, 1), in: screen) == 1)
      #expect(menu.entry(at: Point(32, 2), in: screen) == 2)
      #expect(menu.entry(at: Point(32, 3), in: screen) == nil)
      #expect(menu.entry(at: Point(0, 1), in: screen) == nil)
    }
  }

  private func menu(cursor: Int) -> MenuList {
    var state = TableState()
    state.move(to: cursor, count: entries.count)
    return MenuList(
      title: "web-01",
      prompt: nil,
      entries: entries,
      state: state,
      emptyText: "Nothing found",
      glyphs: .unicode
    )
  }
}

@Suite("Sheet")
struct SheetTests {
  @Test("shows a whole error message, wrapped, with its position and keys")
  func golden() {
    let message = String(repeating: "internal error: process exited while connecting. ", count: 12)
    var state = TextViewerState()
    state.top = 3
    let sheet = Sheet(
      title: "Start web-01 failed",
      lines: StyledText.lines(of: "Could not start “web-01”:\n\n\t\(message)\n"),
      hints: [Hint(key: "y", title: "Copy"), Hint(key: "esc", title: "Close")],
      state: state,
      glyphs: .unicode
    )
    expectGolden(drawn(60, 12) { sheet.draw(in: $0, on: &$1) }, named: "sheet-60x12")
    withLocale {
      let screen = Rect(x: 0, y: 0, width: 60, height: 12)
      let size = sheet.bodySize(in: screen)
      #expect(size == Size(56, 8))
      #expect(sheet.displayedLines(in: screen).allSatisfy { $0.width <= size.width })
    }
  }
}
