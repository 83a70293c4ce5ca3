import Testing

@testable import jvptui

@Suite("The URI of a host in its form")
struct HostFormURITests {
  @Test("that would run a program is refused while it is typed, unless the host is for experts")
  func command() {
    var harness = Harness.demo(100, 30)
    harness.press("1", "a")
    harness.type("evil")
    harness.press("tab")
    harness.type("qemu+ssh://server/system?command=/bin/sh")
    harness.press("enter")
    #expect(harness.state.layers.count == 1)
    #expect(harness.screen.contains("command"))
    let writes = harness.effects.contains { if case .editSettings = $0 { true } else { false } }
    #expect(!writes)
  }

  @Test("that is fine is sent to be kept")
  func fine() {
    var harness = Harness.demo(100, 30)
    harness.press("1", "a")
    harness.type("lab-z")
    harness.press("tab")
    harness.type("qemu+ssh://root@server/system")
    harness.press("enter")
    let writes = harness.effects.contains { if case .editSettings = $0 { true } else { false } }
    #expect(writes)
  }
}
