import Backend
import Testing

@testable import jvptui

@Suite("What a host does not allow")
struct RefusalTests {
  private static let words = "access denied: 'domain' denied access"

  private func refused(_ code: ErrorCode) -> Harness {
    var harness = Harness.demo()
    harness.select("web-10")
    harness.press("s")
    harness.finishJob(
      BackendError(code: code, operation: "start", object: "“web-10”", message: Self.words)
    )
    return harness
  }

  private func reason(_ harness: Harness, _ action: String) -> String? {
    let item = harness.state.selectedItem(in: .domains)
    return harness.state.currentPane.offers(for: item.map { [$0] } ?? [], in: harness.state)
      .first { $0.entry.id == action }?.disabledReason
  }

  @Test("turns off just that action, with the reason", arguments: [29, 88])
  func remembered(code: Int32) {
    var harness = refused(ErrorCode(rawValue: code))
    #expect(reason(harness, "start") == "\(Fixture.host) refused it: \(Self.words)")
    #expect(reason(harness, "rename") == nil)
    let before = harness.commands.count
    harness.press("esc", "s")
    #expect(harness.commands.count == before)
    #expect(harness.screen.contains("refused it"))
  }

  @Test("is forgotten when the host is connected anew")
  func forgotten() {
    var harness = refused(.accessDenied)
    harness.receive(.state(.connecting))
    harness.receive(.state(.online))
    #expect(reason(harness, "start") == nil)
  }

  @Test("is no other failure")
  func others() {
    #expect(reason(refused(.operationInvalid), "start") == nil)
  }
}
