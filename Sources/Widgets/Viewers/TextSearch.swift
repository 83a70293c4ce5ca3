import TUI

/// Finds a piece of text, whatever its case.
struct TextSearch {
  private let needle: [UInt32]

  /// Takes what to look for; nil when that is nothing.
  init?(_ pattern: String) {
    guard !pattern.isEmpty else { return nil }
    needle = pattern.unicodeScalars.map(Self.folded)
  }

  /// How many scalars it has.
  var length: Int { needle.count }

  /// Where it is found in a line, in columns of the screen; occurrences do not overlap.
  func ranges(in line: String) -> [Range<Int>] {
    let text = line.unicodeScalars.map(Self.folded)
    var found: [Range<Int>] = []
    var index = 0
    while index + needle.count <= text.count {
      if text[index] == needle[0], text[index..<index + needle.count].elementsEqual(needle) {
        found.append(index..<index + needle.count)
        index += needle.count
      } else {
        index += 1
      }
    }
    return found.isEmpty ? [] : columns(of: found, in: line)
  }

  /// Turns ranges of scalars into ranges of columns.
  private func columns(of ranges: [Range<Int>], in line: String) -> [Range<Int>] {
    var starts = [0]
    for scalar in line.unicodeScalars { starts.append(starts[starts.count - 1] + scalar.columns) }
    return ranges.map { starts[$0.lowerBound]..<starts[$0.upperBound] }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    let value = scalar.value
    if value < 0x80 { return value >= 0x41 && value <= 0x5A ? value + 0x20 : value }
    let lowered = scalar.properties.lowercaseMapping.unicodeScalars
    return lowered.count == 1 ? lowered.first?.value ?? value : value
  }
}
