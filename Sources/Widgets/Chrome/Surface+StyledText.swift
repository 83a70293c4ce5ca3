public import TUI

extension Surface {
  /// Writes one line of styled text, made safe, cut at `width` and at the clip.
  ///
  /// - Parameters:
  ///   - text: Any text at all.
  ///   - point: Where its first column goes.
  ///   - width: The most columns to use; nil means up to the clip's right edge.
  ///   - ground: What it lies on; nil leaves that to the text.
  ///   - ellipsis: The sign at the end of a text that was cut.
  /// - Returns: The columns that the text used.
  @discardableResult
  public mutating func write(
    _ text: StyledText,
    at point: Point,
    width: Int? = nil,
    on ground: StyleRole? = nil,
    ellipsis: String = ""
  ) -> Int {
    let limit = min(width ?? Int.max, max(0, clip.maxX - point.x))
    guard limit > 0, point.y >= clip.y, point.y < clip.maxY else { return 0 }
    var used = 0
    for run in text.truncated(to: limit, ellipsis: ellipsis).runs where !run.text.isEmpty {
      let style = ground == nil ? run.style : run.style.on(ground)
      used += write(run.text, at: Point(point.x + used, point.y), style: style, width: limit - used)
    }
    return used
  }
}
