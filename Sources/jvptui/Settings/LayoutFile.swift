private import TOMLKit

/// The file in the state folder that holds how the screen was laid out.
struct LayoutFile: Sendable {
  private let path: String?

  init(folder: String?) {
    path = folder.map { $0 + "/layout.toml" }
  }

  /// The operator's own.
  static var own: LayoutFile { LayoutFile(folder: UserFolders.state) }

  /// - Returns: What was kept; nil where there is nothing, or nothing that can be read.
  func read() -> RememberedLayout? {
    guard let path, let text = try? PrivateFile.read(path) else { return nil }
    return Self.layout(from: text)
  }

  /// Keeps a layout; that it cannot be kept is no reason to disturb anybody.
  func write(_ layout: RememberedLayout) {
    guard let path, let end = path.lastIndex(of: "/") else { return }
    UserFolders.make(String(path[..<end]))
    try? PrivateFile.write(Self.text(of: layout), to: path)
  }
}

extension LayoutFile {
  static func text(of layout: RememberedLayout) -> String {
    var text = "# How jvptui was laid out. Made by the program; it may be removed.\n"
    if let width = layout.listWidth { text += "list_width = \(width)\n" }
    text += "recent = \(list(layout.recentChoices))\n"
    if !layout.paneHeights.isEmpty { text += "\n[heights]\n" }
    for (pane, height) in layout.paneHeights.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      text += "\(pane.rawValue) = \(height)\n"
    }
    for (pane, kept) in layout.panes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      text += "\n[panes.\(pane.rawValue)]\n"
      if let column = kept.sort.column { text += "sort = \(TOMLText.quoted(column))\n" }
      if kept.sort.isDescending { text += "descending = true\n" }
      if let grouping = kept.grouping { text += "group = \(TOMLText.quoted(grouping))\n" }
      if !kept.columns.order.isEmpty { text += "order = \(list(kept.columns.order))\n" }
      if !kept.columns.hidden.isEmpty { text += "hidden = \(list(kept.columns.hidden.sorted()))\n" }
      let widths = kept.columns.widths.sorted { $0.key < $1.key }
      if !widths.isEmpty {
        let pairs = widths.map { "\(TOMLText.quoted($0.key)) = \($0.value)" }
        text += "widths = { \(pairs.joined(separator: ", ")) }\n"
      }
    }
    return text
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(TOMLText.quoted).joined(separator: ", ") + "]"
  }

  /// - Returns: nil for what is not TOML; single values that make no sense are left out.
  static func layout(from text: String) -> RememberedLayout? {
    guard let root = try? TOMLTable(string: text) else { return nil }
    var layout = RememberedLayout()
    layout.listWidth = root["list_width"]?.int.flatMap { (1...1000).contains($0) ? $0 : nil }
    layout.recentChoices = texts(root["recent"])
    if let heights = root["heights"]?.table {
      for key in heights.keys {
        guard let pane = PaneID(rawValue: key), let height = heights[key]?.int,
          (1...1000).contains(height)
        else { continue }
        layout.paneHeights[pane] = height
      }
    }
    if let panes = root["panes"]?.table {
      for key in panes.keys {
        guard let pane = PaneID(rawValue: key), let table = panes[key]?.table else { continue }
        layout.panes[pane] = self.pane(table)
      }
    }
    return layout
  }

  private static func pane(_ table: TOMLTable) -> RememberedLayout.Pane {
    var pane = RememberedLayout.Pane(
      sort: PaneState.Sort(
        column: table["sort"]?.string,
        isDescending: table["descending"]?.bool ?? false
      )
    )
    pane.grouping = table["group"]?.string
    pane.columns.order = texts(table["order"])
    pane.columns.hidden = Set(texts(table["hidden"]))
    if let widths = table["widths"]?.table {
      for key in widths.keys {
        guard let width = widths[key]?.int, (1...200).contains(width) else { continue }
        pane.columns.widths[key] = width
      }
    }
    return pane
  }

  private static func texts(_ value: (any TOMLValueConvertible)?) -> [String] {
    value?.array.map { $0.compactMap(\.string) } ?? []
  }
}

/// Writes one layout after the other, off the main thread.
actor LayoutKeeper {
  private let file: LayoutFile

  init(_ file: LayoutFile) {
    self.file = file
  }

  func save(_ layout: RememberedLayout) { file.write(layout) }
}
