import Glibc
import TUI

/// Widths are those of a UTF-8 locale, as in the program.
private let hasLocale = setlocale(LC_ALL, "C.UTF-8") != nil

/// Measures or draws with the program's locale.
func withLocale<Result>(_ body: () -> Result) -> Result {
  precondition(hasLocale, "The tests need the locale C.UTF-8")
  return body()
}

/// What a closure draws on a blank surface of this size.
func drawn(_ width: Int, _ height: Int, _ body: (Rect, inout Surface) -> Void) -> Surface {
  withLocale {
    var surface = Surface(Size(width, height))
    body(surface.bounds, &surface)
    return surface
  }
}

extension Surface {
  /// The characters of a row, without the blanks at its end.
  func line(_ y: Int) -> String {
    var text = String.UnicodeScalarView()
    for x in 0..<size.width { text += cell(at: Point(x, y))?.scalars ?? [] }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// All rows, without the blanks at their ends.
  var lines: [String] { (0..<size.height).map { line($0) } }

  /// The role at a place.
  func role(_ x: Int, _ y: Int) -> StyleRole? { cell(at: Point(x, y))?.style.role }

  /// The ground at a place.
  func ground(_ x: Int, _ y: Int) -> StyleRole? { cell(at: Point(x, y))?.style.ground }
}
