import Testing
import Widgets
@testable import jvptui

@Suite("Order and dates")
struct SortAndTimeTests {
  @Test("Numbers in names count as numbers, and case does not matter")
  func naturalOrder() {
    let names = ["web-10", "Web-2", "web-1", "web-02b", "alpha", "web"]
    let sorted = names.sorted { SortKey.natural($0) < SortKey.natural($1) }
    #expect(sorted == ["alpha", "web", "web-1", "Web-2", "web-02b", "web-10"])
  }

  @Test(
    "Dates are right across leap years, the epoch and time zones",
    arguments: [
      (951_782_400, 0, "2000-02-29 00:00"),
      (1_767_225_600, 0, "2026-01-01 00:00"),
      (1_767_225_600, -3600, "2025-12-31 23:00"),
      (1_767_225_600, 19_800, "2026-01-01 05:30"),
      (4_107_542_399, 0, "2100-02-28 23:59"),
      (4_107_542_400, 0, "2100-03-01 00:00"),
    ] as [(Int64, Int, String)]
  )
  func dates(seconds: Int64, offset: Int, text: String) {
    let context = RowContext(glyphs: .unicode, now: 0, secondsFromGMT: offset)
    #expect(LocalTime.text(seconds, context) == text)
  }
}
