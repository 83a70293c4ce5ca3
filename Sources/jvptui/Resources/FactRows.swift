import TUI
import Widgets

/// Labels and values of an overview, gathered one by one.
struct FactRows {
  private var rows: [FactList.Row] = []

  mutating func add(_ label: String, _ value: StyledText) {
    rows.append(FactList.Row(label: label, value: value))
  }

  mutating func add(_ label: String, _ value: String) {
    let parts = value.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      add(index == 0 ? label : "", StyledText(String(part)))
    }
    if parts.isEmpty { add(label, StyledText("")) }
  }

  mutating func addIfPresent(_ label: String, _ value: String) {
    if !value.isEmpty { add(label, value) }
  }

  func lines(width: Int, glyphs: Glyphs) -> [StyledText] {
    FactList(rows: rows, glyphs: glyphs).lines(width: width)
  }
}
