/// What a cell means; a theme says how each meaning looks.
public enum StyleRole: UInt8, Sendable, CaseIterable {
  /// Ordinary text.
  case text
  /// Text of less weight: labels, units, hints.
  case muted
  /// What stands out: the focused title, a matched letter, a key.
  case accent
  /// Something that went well.
  case good
  /// Something to look at.
  case warning
  /// Something that failed or destroys.
  case danger
  /// The border of a panel without the focus.
  case border
  /// The border of the panel with the focus.
  case borderFocused
  /// The title of a panel.
  case title
  /// The row of column headings.
  case heading
  /// The row under the cursor in the focused panel.
  case selection
  /// The row under the cursor in a panel without the focus.
  case selectionUnfocused
  /// A marked row.
  case mark
  /// A row whose host is not connected.
  case stale
  /// An entry that cannot be chosen.
  case disabled
  /// A key in a hint.
  case key
  /// The line at the top.
  case header
  /// The line at the bottom.
  case footer
  /// The selected tab.
  case tabSelected
  /// A tab that is not selected.
  case tab
  /// The inside of a dialog.
  case dialog
  /// The border of a dialog.
  case dialogBorder
  /// A field for typing.
  case field
  /// The field that is being typed in.
  case fieldFocused
  /// A button.
  case button
  /// The button that Enter presses.
  case buttonFocused
  /// Running.
  case stateRunning
  /// Paused or suspended.
  case statePaused
  /// Off or inactive.
  case stateOff
  /// Crashed, failed, degraded.
  case stateFailed
  /// Between two states.
  case stateBusy
  /// The filled part of a bar, up to 70 %.
  case barLow
  /// The filled part of a bar, up to 90 %.
  case barMiddle
  /// The filled part of a bar, above.
  case barHigh
  /// The empty part of a bar.
  case barEmpty
  /// A found piece of text.
  case match
  /// The found piece at the cursor.
  case matchCurrent
  /// An element's name in XML.
  case xmlElement
  /// An attribute's name in XML.
  case xmlAttribute
  /// A value in XML.
  case xmlValue
  /// A comment in XML.
  case xmlComment

  /// The roles by their names.
  static let byName = [String: StyleRole](
    allCases.map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The first parts of names that have two, such as `state`.
  static let families = Set(
    byName.keys.compactMap { name in name.firstIndex(of: ".").map { String(name[..<$0]) } }
  )

  /// The name in theme files: `stateRunning` is written `state.running`.
  public var name: String {
    let families = [
      "state", "bar", "xml", "border", "selection", "dialog", "field", "button", "tab", "match",
    ]
    let own = "\(self)"
    for family in families where own.hasPrefix(family) && own != family {
      let rest = own.dropFirst(family.count)
      return "\(family).\(rest.prefix(1).lowercased())\(rest.dropFirst())"
    }
    return own
  }
}
