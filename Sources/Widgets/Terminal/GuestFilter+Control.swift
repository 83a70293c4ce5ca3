import TUI

// What becomes of control sequences on their way to libvterm.
extension GuestFilter {
  mutating func pass(_ control: GuestControl) {
    switch (control.leader, control.intermediate) {
    case (0, 0): passPlain(control)
    case (UInt8(ascii: "?"), 0):
      switch UnicodeScalar(control.final) {
      case "h", "l": passPrivateModes(control)
      case "J", "K", "n": control.append(to: &passed)
      default: break
      }
    case (UInt8(ascii: "?"), UInt8(ascii: "$")): control.append(to: &passed)
    case (UInt8(ascii: ">"), 0):
      if control.final == UInt8(ascii: "c") { control.append(to: &passed) }
    case (0, UInt8(ascii: "!")):
      if control.final == UInt8(ascii: "p") { softReset() }
    case (0, UInt8(ascii: " ")), (0, UInt8(ascii: "\"")), (0, UInt8(ascii: "'")):
      control.append(to: &passed)
    default: break
    }
  }

  private mutating func passPlain(_ control: GuestControl) {
    switch UnicodeScalar(control.final) {
    case "b": repeatLast(control.parameters.first?.value ?? 1)
    case "h", "l":
      // libvterm looks at the first one only.
      for parameter in control.parameters {
        if parameter.value == 4 { note(.insertion, control.final == UInt8(ascii: "h")) }
        control.append([parameter], to: &passed)
      }
    case "m": passRendition(control)
    case "A", "B", "E", "F": passVerticalMove(control)
    case "L", "M": passLines(control)
    case "r":
      margins = Self.margins(control)
      note(.margins, hasSideMargins || !control.parameters.allSatisfy(\.isNothing))
      control.append(to: &passed)
    case "s":
      // Two meanings: margins at the sides where they were asked for, else to save the cursor.
      if hasSideMargins {
        control.append(to: &passed)
      } else if control.parameters.isEmpty {
        saveCursor()
      }
    case "u":
      if control.parameters.isEmpty { restoreCursor() }
    default: control.append(to: &passed)
    }
  }

  /// Colours and attributes.
  ///
  /// libvterm knows no more than so many at a time, takes the colour space
  /// for red, and the colour of underlines for something else.
  private mutating func passRendition(_ control: GuestControl) {
    note(.pen, !control.parameters.allSatisfy(\.isNothing))
    let isSimple = !control.parameters.contains { $0.isPart || $0.value == 58 }
    if isSimple, control.parameters.count <= GuestControl.parameterLimit {
      return control.append(to: &passed)
    }
    for part in control.renditions where part.first?.value != 58 {
      let isColor = part.first?.value == 38 || part.first?.value == 48
      if isColor, part.last?.isPart == true {
        let numbers =
          part.count > 5 && part.dropFirst().first?.value == 2
          ? part.prefix(2) + part.dropFirst(3) : part
        control.append(
          numbers.map { GuestControl.Parameter(value: $0.value ?? 0) }[...],
          to: &passed
        )
      } else {
        control.append(part, to: &passed)
      }
    }
  }

  private mutating func passPrivateModes(_ control: GuestControl) {
    let isOn = control.final == UInt8(ascii: "h")
    for var parameter in control.parameters {
      switch parameter.value {
      case 5: note(.reverse, isOn)
      case 7: note(.noWrap, !isOn)
      // The mouse of X10, of which nobody wants the release.
      case 9: parameter.value = 1000
      case 47: parameter.value = 1047
      case 1005, 1006: hasOldMouse = false
      case 1015: hasOldMouse = isOn
      case 69:
        hasSideMargins = isOn
        note(.margins, isOn)
      case 1048, 1049:
        if isOn { hasSavedPen = oddities.contains(.pen) } else { notePenRestored() }
      default: break
      }
      control.append([parameter], to: &passed)
    }
  }

  /// Prints the last character again; libvterm would do so for ever after a combining mark.
  private mutating func repeatLast(_ count: Int) {
    for _ in 0..<min(max(1, count), columns) { passed += last }
  }

  /// The margins of a sequence that sets them; nil where that is none.
  private static func margins(_ control: GuestControl) -> (top: Int, bottom: Int?)? {
    let top = max(1, control.parameters.first?.value ?? 1)
    let bottom = control.parameters.dropFirst().first?.value.flatMap { $0 > 0 ? $0 : nil }
    if let bottom, bottom <= top { return nil }
    return top == 1 && bottom == nil ? nil : (top, bottom)
  }

  /// The cursor's row from 1, after what was passed is shown; nil where nothing can be shown.
  private mutating func row() -> Int? {
    guard let locate else { return nil }
    defer { passed.removeAll(keepingCapacity: true) }
    return locate(passed).y + 1
  }

  /// Up and down by rows: terminals stop at a margin, which libvterm does not.
  private mutating func passVerticalMove(_ control: GuestControl) {
    guard let margins, let row = row() else { return control.append(to: &passed) }
    let isUp = control.final == UInt8(ascii: "A") || control.final == UInt8(ascii: "F")
    var count = max(1, control.parameters.first?.value ?? 1)
    if isUp, row >= margins.top {
      count = min(count, row - margins.top)
    } else if !isUp, let bottom = margins.bottom, row <= bottom {
      count = min(count, bottom - row)
    }
    if count > 0 {
      control.append([GuestControl.Parameter(value: count)], to: &passed)
    } else if control.final > UInt8(ascii: "B") {
      passed.append(0x0D)
    }
  }

  /// Lines put in and taken out: terminals go to the first column, which libvterm does not.
  private mutating func passLines(_ control: GuestControl) {
    let row = margins == nil ? nil : row()
    control.append(to: &passed)
    guard !hasSideMargins else { return }
    if let margins, let row, row < margins.top || row > margins.bottom ?? .max { return }
    passed.append(0x0D)
  }

  private mutating func softReset() {
    emit("\u{1B}7\u{1B}[?6l\u{1B}[?69l\u{1B}[r\u{1B}8\u{1B}[?25h\u{1B}[4l\u{1B}[?1l\u{1B}[?7h")
    emit("\u{1B}>\u{1B}[m\u{1B}[0\"q")
    useASCII()
    oddities.formIntersection(.reverse)
    margins = nil
    hasSideMargins = false
  }

  private mutating func note(_ oddity: Oddities, _ isOn: Bool) {
    if isOn { oddities.insert(oddity) } else { oddities.remove(oddity) }
  }
}
