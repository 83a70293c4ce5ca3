import Backend
import Testing

@testable import jvptui

@Suite("What a host does not allow")
struct RefusalTests {
  private static let words = "access denied: 'domain' denied access"

  private func refused(_ code: ErrorCode, on machine: String = "web-10") -> Harness {
    var harness = Harness.demo()
    harness.select(machine)
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

  @Test(
    "turns off just that action, with the reason",
    arguments: [
      (ErrorCode.operationDenied, "\(Fixture.host) refused it"),
      (ErrorCode.accessDenied, "An access rule on \(Fixture.host) forbids it"),
    ]
  )
  func remembered(code: ErrorCode, start: String) {
    var harness = refused(code)
    #expect(reason(harness, "start") == "\(start): \(Self.words)")
    #expect(reason(harness, "rename") == nil)
    let before = harness.commands.count
    harness.press("esc", "s")
    #expect(harness.commands.count == before)
    #expect(harness.screen.contains(start))
  }

  @Test("over a read-only connection is off for every machine, by an access rule for that one")
  func others() {
    for (code, isOffForAll) in [(ErrorCode.operationDenied, true), (.accessDenied, false)] {
      var harness = refused(code)
      harness.press("esc")
      harness.select("mail")
      #expect((reason(harness, "start") != nil) == isOffForAll)
    }
  }

  @Test("is left out when the machine is one of several, and the others are done")
  func marked() {
    var harness = refused(.accessDenied)
    let before = harness.commands.count
    harness.press("esc")
    harness.select("web-10")
    harness.press("space")
    harness.select("mail")
    harness.press("space", "s", "y")
    #expect(harness.commands.count == before + 1)
  }

  @Test("is forgotten when the host is connected anew")
  func forgotten() {
    var harness = refused(.accessDenied)
    harness.receive(.state(.connecting))
    harness.receive(.state(.online))
    #expect(reason(harness, "start") == nil)
  }

  @Test("is no other failure")
  func otherFailures() {
    #expect(reason(refused(.operationInvalid), "start") == nil)
  }
}
