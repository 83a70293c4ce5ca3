import Glibc
import Testing

@testable import TUI

@Suite("Theme library")
struct ThemeLibraryTests {
  static let shipped = [
    "catppuccin", "dark", "gruvbox", "high-contrast", "light", "mono", "nord", "phosphor",
    "solarized-dark", "solarized-light",
  ]
  private static let folder = #filePath
    .replacing("/Tests/TUITests/ThemeLibraryTests.swift", with: "/themes")
  private let library = ThemeLibrary(directories: [Self.folder])

  /// A new folder with these files.
  private func makeFolder(_ files: [String: String]) throws -> String {
    var template = Array("/tmp/jvptui-themes-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    for (name, text) in files {
      let file = try #require(fopen("\(path)/\(name)", "w"))
      fputs(text, file)
      fclose(file)
    }
    return path
  }

  private func remove(_ folder: String, _ files: String...) {
    for file in files { unlink("\(folder)/\(file)") }
    rmdir(folder)
  }

  @Test("lists what is shipped")
  func names() {
    #expect(library.names == Self.shipped)
    #expect(ThemeLibrary(directories: ["/nonexistent"]).names == ["dark", "mono"])
  }

  @Test("has the same built in as in the files", arguments: ["dark", "mono"])
  func builtIn(name: String) throws {
    let file = try #require(fopen("\(Self.folder)/\(name).toml", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    #expect(String(decoding: bytes.prefix(count), as: UTF8.self) == Theme.builtInTexts[name])
    #expect(library.theme(named: name).theme == (name == "dark" ? .standard : .monochrome))
  }

  @Test("shows every role in every shipped theme, without a warning", arguments: shipped)
  func complete(name: String) throws {
    let found = library.theme(named: name)
    #expect(found.warnings == [])
    #expect(found.theme.name == name)
    let plain = Theme.Look()
    for role in StyleRole.allCases {
      let look = found.theme.looks[Int(role.rawValue)]
      let isPlain = look == plain
      #expect(!isPlain || name == "mono", "\(role) has no look")
    }
    #expect((found.theme.basicLooks != nil) == (name != "mono"))
  }

  @Test("can be read: every text on every ground it may stand on", arguments: shipped)
  func contrast(name: String) throws {
    let theme = library.theme(named: name).theme
    if name == "mono" {
      #expect(theme.looks.allSatisfy { RGB($0.foreground) == nil && RGB($0.background) == nil })
      return
    }
    let grounds: [StyleRole] = [
      .text, .selection, .selectionUnfocused, .header, .footer, .dialog, .field, .fieldFocused,
    ]
    for role in StyleRole.allCases where !Self.graphics.contains(role) {
      let isGround = theme.looks[Int(role.rawValue)].background != .inherited
      for ground in isGround ? [nil] : grounds.map(Optional.some) {
        let contrast = try Self.contrast(theme, Style(role, on: ground))
        #expect(contrast >= 4.5, "\(role) on \(ground ?? role)")
      }
    }
    for role in Self.graphics.subtracting([.border, .barEmpty]) {
      #expect(try Self.contrast(theme, Style(role)) >= 3, "\(role)")
    }
  }

  private static let graphics: Set<StyleRole> = [
    .border, .borderFocused, .dialogBorder, .barLow, .barMiddle, .barHigh, .barEmpty,
  ]

  private static func contrast(_ theme: Theme, _ style: Style) throws -> Double {
    let look = theme.resolve(style)
    let background = RGB(look.background) ?? RGB(theme.backgroundHint)
    let foreground = try #require(RGB(look.foreground))
    return foreground.contrast(with: try #require(background))
  }

  @Test("falls back to the default for an unknown name and says what there is")
  func unknown() throws {
    let found = library.theme(named: "../dark")
    #expect(found.theme == .standard)
    let warning = try #require(found.warnings.first)
    #expect(warning.problem == .unknownTheme("../dark", known: library.names))
    #expect(library.names.contains("gruvbox"))
  }

  @Test("lets a user's theme change a few colours of ours of the same name")
  func userOverrides() throws {
    let text = "inherits = \"dark\"\n[palette]\naccent = \"#ff0000\"\n"
    let own = try makeFolder(["dark.toml": text])
    defer { remove(own, "dark.toml") }
    let found = ThemeLibrary(directories: [own, Self.folder]).theme(named: "dark")
    #expect(found.warnings == [])
    #expect(found.theme.resolve(Style(.accent)).foreground == .rgb(255, 0, 0))
    #expect(found.theme.resolve(Style(.good)) == Theme.standard.resolve(Style(.good)))
  }

  @Test("warns about themes that inherit each other or nothing, and still shows them")
  func badParents() throws {
    let own = try makeFolder([
      "a.toml": "inherits = \"b\"\n[roles]\ngood = \"green\"\n", "b.toml": "inherits = \"a\"\n",
      "c.toml": "\ninherits = \"missing\"\n",
    ])
    defer { remove(own, "a.toml", "b.toml", "c.toml") }
    let library = ThemeLibrary(directories: [own])
    let circle = library.theme(named: "a")
    #expect(
      circle.warnings == [
        ThemeWarning(file: "\(own)/b.toml", line: 1, problem: .unknownParent("a"))
      ]
    )
    #expect(circle.theme.resolve(Style(.good)).foreground == .indexed(2))
    #expect(library.theme(named: "c").warnings.map(\.line) == [2])
  }
}
