import FoundationEssentials
import TUI
import TestSupport
import Testing

@testable import Widgets

/// A guest's terminal in tests; TestSupport has another of the name, for what the program draws.
typealias GuestEmulator = Widgets.TerminalEmulator

/// Byte streams beside these tests, made by `Streams/generate` and `Streams/record`.
enum GuestStream {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Streams"

  static func names(in kind: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
    return files.filter { $0.hasSuffix(".bin") }.map { String($0.dropLast(4)) }.sorted()
  }

  static func bytes(_ kind: String, _ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(folder)/\(kind)/\(name).bin")))
  }
}

extension GuestEmulator {
  /// Takes text from the guest.
  @discardableResult
  func feed(_ text: String) -> String { String(decoding: feed(Array(text.utf8)), as: UTF8.self) }

  /// The rows of the screen as text.
  var rows: [String] { (0..<size.height).map { text(scrollbackCount + $0) } }

  /// Everything that is kept, as text.
  var allLines: [String] { (0..<scrollbackCount + size.height).map(text) }

  /// The screen with its cursor.
  var drawing: Surface {
    var surface = Surface(size)
    TerminalView(self).draw(in: surface.bounds, on: &surface)
    if modes.isCursorVisible { surface.cursor = cursor }
    return surface
  }
}

/// A guest's terminal with widths as in the program.
func guestTerminal(
  _ width: Int = 40,
  _ height: Int = 10,
  scrollback: Int = 10_000
) throws
  -> GuestEmulator
{
  TestLocale.useUTF8()
  return try #require(GuestEmulator(size: Size(width, height), scrollback: scrollback))
}

@Suite("A guest's screen")
struct TerminalScreenTests {
  @Test("is drawn as the guest means it", arguments: GuestStream.names(in: "cases"))
  func cases(_ name: String) throws {
    let terminal = try guestTerminal()
    _ = terminal.feed(try GuestStream.bytes("cases", name))
    expectGolden(terminal.drawing, named: "terminal-\(name)")
  }

  @Test("shows programs as they were seen", arguments: GuestStream.names(in: "programs"))
  func programs(_ name: String) throws {
    let terminal = try guestTerminal(80, 24)
    _ = terminal.feed(try GuestStream.bytes("programs", name))
    expectGolden(terminal.drawing, named: "terminal-program-\(name)")
  }

  @Test("does not depend on where output is cut")
  func cutting() throws {
    for kind in ["cases", "programs"] {
      let size = kind == "cases" ? Size(40, 10) : Size(80, 24)
      // A mark that comes alone at the right edge is beyond libvterm.
      for name in GuestStream.names(in: kind) where name != "combining" {
        let bytes = try GuestStream.bytes(kind, name)
        let whole = try guestTerminal(size.width, size.height)
        let cut = try guestTerminal(size.width, size.height)
        _ = whole.feed(bytes)
        for byte in bytes { _ = cut.feed([byte]) }
        #expect(cut.drawing == whole.drawing, "\(name)")
        #expect(cut.allLines == whole.allLines, "\(name)")
      }
    }
  }

  @Test("is all there: as many streams as are known")
  func found() {
    #expect(GuestStream.names(in: "cases").count > 40)
    #expect(GuestStream.names(in: "programs") == ["dialog", "htop", "less", "mc", "top", "vim"])
  }

  @Test("gives a character as many columns as the C library does")
  func widths() throws {
    let terminal = try guestTerminal()
    let some = Array(stride(from: UInt32(0xA0), to: 0x1F000, by: 13))
    for number in some + Array(0x300...0x36F) + Array(0x1F300...0x1FAFF) {
      guard let scalar = Unicode.Scalar(number), let width = TextWidth.columns(scalar) else {
        continue
      }
      _ = terminal.feed("\u{1B}[H\u{1B}[Ka\(scalar)")
      guard terminal.cursor.x == 1 + width, width == 0 || terminal.row(0)[1].scalars == [scalar]
      else {
        Issue.record("U+\(String(number, radix: 16)) takes \(terminal.cursor.x - 1), not \(width)")
        return
      }
    }
  }
}
