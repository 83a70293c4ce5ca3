/// An XML element of the demo host's description, which escapes what it holds.
struct DemoElement: Sendable {
  let name: String
  let attributes: [(name: String, value: String)]
  let text: String
  let children: [DemoElement]

  init(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    text: String = "",
    _ children: [DemoElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { (name: $0.key, value: $0.value) }
    self.text = text
    self.children = children
  }

  init(_ name: String, _ children: [DemoElement]) {
    self.init(name, [:], children)
  }

  /// The element as XML text, indented by two spaces a level.
  func render() -> String {
    var output = ""
    render(into: &output, indent: 0)
    return output
  }
}

extension DemoElement {
  private func render(into output: inout String, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    output += "\(margin)<\(name)"
    for attribute in attributes {
      output += " \(attribute.name)=\"\(Self.escape(attribute.value))\""
    }
    guard !text.isEmpty || !children.isEmpty else {
      output += "/>\n"
      return
    }
    output += ">\(Self.escape(text))"
    if !children.isEmpty {
      output += "\n"
      for child in children {
        child.render(into: &output, indent: indent + 2)
      }
      output += margin
    }
    output += "</\(name)>\n"
  }

  private static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t", "\r": escaped += "&#\(scalar.value);"
      case "\0"..." ": escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
