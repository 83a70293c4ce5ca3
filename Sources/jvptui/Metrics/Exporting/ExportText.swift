/// A table as the text of a file.
enum ExportText {
  /// What a cell holds.
  enum Value: Sendable, Equatable {
    case text(String)
    case number(Double)
    /// Nothing known.
    case missing
  }

  /// A first line with the names, then a line for each row.
  static func csv(_ columns: [String], _ rows: [[Value]]) -> String {
    let lines = [columns.map(quoted)] + rows.map { $0.map(cell) }
    return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ value: Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): self.number(number)
    case .missing: ""
    }
  }

  /// A text that no program takes for a formula, whatever a machine is called.
  private static func quoted(_ text: String) -> String {
    let clean = text.filter { !$0.isNewline && $0 != "\0" }
    let safe = clean.first.map("=+-@\t".contains) == true ? "'" + clean : clean
    guard safe.contains(where: { ",\"' ".contains($0) }) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// A list of objects, one for each row.
  static func json(_ columns: [String], _ rows: [[Value]]) -> String {
    let objects = rows.map { row in
      "  {"
        + zip(columns, row).map { name, value in "\(escaped(name)): \(json(value))" }
        .joined(separator: ", ") + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private static func json(_ value: Value) -> String {
    switch value {
    case .text(let text): escaped(text)
    case .number(let number): self.number(number)
    case .missing: "null"
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func number(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    return number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
  }
}
