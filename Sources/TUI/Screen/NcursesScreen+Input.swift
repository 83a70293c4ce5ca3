private import CNcurses
private import Glibc

extension NcursesScreen {
  /// How long the rest of a sequence may take that has begun, in milliseconds.
  private static let patience: Int32 = 25
  /// The most characters of one call when some of them were keys already.
  private static let batch = 1 << 14

  /// All input that has arrived, without waiting; empty when there is none.
  ///
  /// When it is empty, nothing is left in the library either: `poll` tells of whatever comes next.
  public func readInput() -> [InputEvent] {
    guard !isAway else { return [] }
    var count = 0
    while count < Self.batch || !decoder.hasEvents {
      if let piece = readPiece() {
        decoder.feed(piece, at: Self.milliseconds())
        count += 1
      } else if !(decoder.expectsMore && hasMore()) {
        decoder.settle()
        break
      }
    }
    return decoder.takeEvents()
  }

  private func readPiece() -> InputDecoder.Piece? {
    var character: wint_t = 0
    switch wget_wch(keyboard, &character) {
    case KEY_CODE_YES:
      let code = Int32(bitPattern: character)
      let name = keyname(code).map { String(cString: $0) }
      return .key(FunctionKeys.stroke(code: code, name: name))
    case OK: return Unicode.Scalar(character).map { .scalar($0) } ?? .key(nil)
    default: return nil
    }
  }

  private func hasMore() -> Bool {
    var entry = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, Self.patience) > 0 && entry.revents & Int16(POLLIN) != 0
  }

  private static func milliseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
