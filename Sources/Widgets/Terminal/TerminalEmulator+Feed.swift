import CVTerm
import TUI

extension TerminalEmulator {
  /// Fewer bytes than these are not worth to be looked at for lines that can be skipped.
  private static let leastFlood = 4096

  /// Takes what the guest printed.
  ///
  /// - Returns: What the terminal answers to questions in it, to be sent to the guest.
  public func feed(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    while !rest.isEmpty {
      let flood = plainLines(rest)
      if flood.count > Self.leastFlood {
        skip(flood)
        rest = rest[flood.endIndex...]
      } else {
        let part = rest.prefix(max(flood.count, Self.leastFlood))
        write(filter.pass(part))
        rest = rest[part.endIndex...]
      }
    }
    unsafe vterm_screen_flush_damage(screen)
    return takeOutput()
  }

  /// Gives libvterm bytes that have passed the filter.
  func write(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress else { return }
      _ = unsafe vterm_input_write(terminal, start, buffer.count)
    }
  }

  /// The whole lines at the front that are only scrolled through: printable ASCII, which nothing
  /// that the guest has switched on makes look any different.
  private func plainLines(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.count > Self.leastFlood, filter.isPlain, !modes.isAlternateScreen else {
      return bytes.prefix(0)
    }
    var end = bytes.startIndex
    var previous: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0A {
        guard previous == 0x0D else { break }
        end = index + 1
      } else if byte != 0x0D, previous == 0x0D || byte < 0x20 || byte > 0x7E {
        break
      }
      previous = byte
    }
    return bytes[..<end]
  }

  /// Takes lines of which libvterm sees those alone that stay on the screen.
  ///
  /// It moves the whole screen for each line; those that come and go within one piece of output are
  /// put into the scrollback as what they are. With the cursor on the last row, each line at the end
  /// pushes one of the screen out; when all that were there are out, those left out follow, and then
  /// the lines that libvterm has seen.
  private func skip(_ text: ArraySlice<UInt8>) {
    let height = size.height
    guard let head = Self.end(of: height, text[...]), let tail = Self.start(of: height, text),
      head < tail
    else { return write(filter.pass(text)) }
    write(filter.pass(text[..<head]))
    guard cursor == Point(0, height - 1) else { return write(filter.pass(text[head...])) }
    skipped = (text[head..<tail], after: height - 1)
    write(filter.pass(text[tail...]))
    addSkipped()
  }

  /// Adds the lines left out, which stand above what leaves the screen from now on.
  func addSkipped() {
    guard let text = skipped?.text else { return }
    skipped = nil
    scrollback.append(plain: text, columns: size.width)
  }

  /// The place behind so many lines.
  private static func end(of lines: Int, _ text: ArraySlice<UInt8>) -> Int? {
    var left = lines
    for index in text.indices where text[index] == 0x0A {
      left -= 1
      if left == 0 { return index + 1 }
    }
    return nil
  }

  /// The place before the last lines, so many of them.
  private static func start(of lines: Int, _ text: ArraySlice<UInt8>) -> Int? {
    var left = lines + 1
    for index in text.indices.reversed() where text[index] == 0x0A {
      left -= 1
      if left == 0 { return index + 1 }
    }
    return nil
  }
}
