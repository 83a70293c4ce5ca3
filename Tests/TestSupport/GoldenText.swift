public import TUI

/// A surface as text that people can read and compare.
///
/// A plane of characters comes first, each row closed by `|` so that blanks at its end count; then a
/// plane with one letter a cell for its style, and what the letters mean.
public enum GoldenText {
  private static let letters = Array(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#$%&*+=?@!"
  )

  /// Both planes, the legend, and where the cursor blinks.
  public static func text(of surface: Surface) -> String {
    var legend: [Style: Character] = [Style(): "."]
    var order: [Style] = []
    var styles = ""
    for y in 0..<surface.size.height {
      for x in 0..<surface.size.width {
        guard let style = surface.cell(at: Point(x, y))?.style else { continue }
        if legend[style] == nil {
          legend[style] = order.count < letters.count ? letters[order.count] : "~"
          order.append(style)
        }
        styles.append(legend[style] ?? "~")
      }
      styles += "|\n"
    }
    let meanings = order.map { "\(legend[$0] ?? "~") = \(description(of: $0))\n" }.joined()
    let cursor = surface.cursor.map { "cursor \($0.x),\($0.y)\n" } ?? ""
    return "\(characters(of: surface))\n\(styles)\n. = text\n\(meanings)\(cursor)"
  }

  /// The plane of characters alone.
  public static func characters(of surface: Surface) -> String {
    var text = String.UnicodeScalarView()
    for y in 0..<surface.size.height {
      for x in 0..<surface.size.width {
        text.append(contentsOf: surface.cell(at: Point(x, y))?.scalars ?? [])
      }
      text.append(contentsOf: "|\n".unicodeScalars)
    }
    return String(text)
  }

  private static func description(of style: Style) -> String {
    var text = style.role.name
    if let ground = style.ground { text += " on \(ground.name)" }
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"), (.blink, "blink"), (.strikethrough, "strikethrough"),
    ]
    for (attribute, name) in names where style.attributes.contains(attribute) {
      text += " +\(name)"
    }
    if style.foreground != .inherited { text += " foreground \(style.foreground.kind)" }
    if style.background != .inherited { text += " background \(style.background.kind)" }
    return text
  }
}
