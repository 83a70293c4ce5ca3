import TUI
import TestSupport
import Testing
import Widgets

@Suite("Form")
struct FormTests {
  private let screen = Rect(x: 0, y: 0, width: 80, height: 24)

  private func form(focus: Int = 0, glyphs: Glyphs = .unicode) -> Form {
    var state = FormState(fields: [
      FormState.Field(
        label: "Name",
        value: .text(LineEditor(text: "lab-a")),
        hint: "What it is called here."
      ),
      FormState.Field(
        label: "URI",
        value: .text(LineEditor()),
        hint: "libvirt's address of the host.",
        placeholder: "qemu+ssh://root@server/system"
      ),
      FormState.Field(
        label: "Connect",
        value: .choice(["always", "on-demand", "never"], 1),
        hint: "When it is connected."
      ),
      FormState.Field(label: "Read-only", value: .toggle(true), hint: "Change nothing there."),
    ])
    state.fields[1].problem = "URI: it is empty; one such as qemu:///system is needed"
    state.focus = focus
    return Form(
      title: "Add a host",
      state: state,
      submitTitle: "Save",
      words: Form.Words(cancel: "Cancel", yes: "yes", no: "no"),
      glyphs: glyphs
    )
  }

  private func key(_ name: String) throws -> InputEvent {
    .key(try #require(KeyStroke(parsing: name)))
  }

  private func expect(
    _ expected: FormState.Outcome,
    _ outcome: FormState.Outcome,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome == expected, sourceLocation: sourceLocation)
  }

  @Test("shows fields, the focused one's hint, and what is wrong", arguments: [0, 1, 2, 5])
  func golden(focus: Int) {
    expectGolden(
      drawn(80, 18) { form(focus: focus).draw(in: $0, on: &$1) },
      named: "form-focus-\(focus)"
    )
  }

  @Test("keeps the focused field and the buttons on a screen with few lines")
  func small() {
    for focus in 0..<4 {
      let surface = drawn(40, 6) { form(focus: focus, glyphs: .ascii).draw(in: $0, on: &$1) }
      let label = form().state.fields[focus].label
      #expect(surface.lines.contains { $0.contains(label) })
      #expect(surface.lines.contains { $0.contains("Save") && $0.contains("Cancel") })
    }
  }

  @Test("never fails, whatever the size")
  func anySize() {
    for width in [1, 2, 5, 13, 30, 200] {
      for height in [1, 2, 3, 4, 9, 60] {
        for focus in 0..<6 {
          let surface = drawn(width, height) { form(focus: focus).draw(in: $0, on: &$1) }
          #expect(surface.size == Size(width, height))
        }
      }
    }
  }

  @Test("goes from field to field and around, by tab and by arrows")
  func moving() throws {
    var state = form().state
    for expected in [1, 2, 3, 4, 5, 0] {
      try expect(.moved, state.handle(key("tab")))
      #expect(state.focus == expected)
    }
    try expect(.moved, state.handle(key("shift-tab")))
    #expect(state.isOnCancel)
    try expect(.moved, state.handle(key("up")))
    #expect(state.isOnSubmit)
    try expect(.moved, state.handle(key("right")))
    try expect(.cancelled, state.handle(key("enter")))
    try expect(.moved, state.handle(key("left")))
    try expect(.submitted, state.handle(key("space")))
  }

  @Test("takes what is typed and pasted into the focused text only")
  func typing() throws {
    var state = form(focus: 1).state
    expect(.changed(1), state.handle(.paste("qemu:///")))
    try expect(.changed(1), state.handle(key("s")))
    #expect(state.fields[1].text == "qemu:///s")
    #expect(state.fields[0].text == "lab-a")
    try expect(.moved, state.handle(key("home")))
    try expect(.submitted, state.handle(key("enter")))
    try expect(.cancelled, state.handle(key("esc")))
  }

  @Test("changes a choice by arrows, space and first letter, and a toggle by space, y and n")
  func choices() throws {
    var state = form(focus: 2).state
    try expect(.changed(2), state.handle(key("right")))
    #expect(state.fields[2].choice == 2)
    try expect(.changed(2), state.handle(key("space")))
    #expect(state.fields[2].choice == 0)
    try expect(.changed(2), state.handle(key("left")))
    #expect(state.fields[2].choice == 2)
    try expect(.changed(2), state.handle(key("o")))
    #expect(state.fields[2].choice == 1)
    try expect(.ignored, state.handle(key("x")))
    expect(.ignored, state.handle(.paste("never")))
    state.focus = 3
    try expect(.changed(3), state.handle(key("n")))
    #expect(!state.fields[3].isOn)
    try expect(.changed(3), state.handle(key("space")))
    #expect(state.fields[3].isOn)
  }

  @Test("goes to the first field that is wrong")
  func problem() {
    var state = form(focus: 3).state
    let isWrong = state.focusOnProblem()
    #expect(isWrong)
    #expect(state.focus == 1)
    state.fields[1].problem = nil
    let isStillWrong = state.focusOnProblem()
    #expect(!isStillWrong)
  }

  @Test("takes clicks where its parts are drawn")
  func clicks() throws {
    let form = form()
    let surface = drawn(80, 24) { form.draw(in: $0, on: &$1) }
    func place(of text: String) throws -> Point {
      let y = try #require(surface.lines.firstIndex { $0.contains(text) })
      let line = surface.lines[y]
      let start = try #require(line.firstRange(of: text)).lowerBound
      return Point(line.distance(from: line.startIndex, to: start), y)
    }
    var state = form.state
    withLocale {
      func part(_ point: Point) -> Form.Part? { form.part(at: point, in: screen) }
      #expect((try? place(of: "always")).flatMap(part) == .option(2, 0))
      #expect((try? place(of: "never")).flatMap(part) == .option(2, 2))
      #expect((try? place(of: "Save")).flatMap(part) == .submit)
      #expect((try? place(of: "Cancel")).flatMap(part) == .cancel)
      #expect((try? place(of: "URI")).flatMap(part) == .field(1))
      #expect((try? place(of: "[x]")).flatMap(part) == .field(3))
      #expect(part(Point(0, 0)) == nil)
    }
    expect(.changed(2), state.click(.option(2, 0)))
    #expect(state.fields[2].choice == 0)
    expect(.changed(3), state.click(.field(3)))
    #expect(!state.fields[3].isOn)
    expect(.moved, state.click(.field(1)))
    #expect(state.focus == 1)
    expect(.submitted, state.click(.submit))
    expect(.cancelled, state.click(.cancel))
  }
}
