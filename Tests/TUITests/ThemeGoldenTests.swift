import TestSupport
import Testing

@testable import TUI

@Suite("Each theme")
struct ThemeGoldenTests {
  private static let folder = #filePath
    .replacing("/Tests/TUITests/ThemeGoldenTests.swift", with: "/themes")

  @Test("gives every meaning the look that was agreed on", arguments: ThemeLibraryTests.shipped)
  func looks(name: String) {
    let theme = ThemeLibrary(directories: [Self.folder]).theme(named: name).theme
    var surface = Surface(Size(76, StyleRole.allCases.count))
    for (row, role) in StyleRole.allCases.enumerated() {
      let direct = theme.resolve(Style(role))
      let basic = theme.resolve(Style(role), depth: .sixteen)
      let line = [
        role.name.padded(to: 22), Self.text(direct).padded(to: 34), Self.text(basic),
      ].joined()
      surface.write(line, at: Point(0, row), style: Style(.text))
    }
    expectGolden(surface, named: "theme-\(name)")
  }

  private static func text(_ look: Theme.Look) -> String {
    let attributes = Attributes.names.sorted { $0.key < $1.key }
      .filter { look.attributes.contains($0.value) }.map(\.key)
    return ([text(look.foreground) + "/" + text(look.background)] + attributes)
      .joined(separator: " ")
  }

  private static func text(_ color: Color) -> String {
    switch color.kind {
    case .inherited, .terminal: return "-"
    case .indexed(let index): return "\(index)"
    case .rgb(let red, let green, let blue):
      return [red, green, blue].map { part in
        let digits = String(part, radix: 16)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
