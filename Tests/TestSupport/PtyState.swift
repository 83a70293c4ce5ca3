import Glibc

/// How a program ended.
public enum PtyExit: Equatable, Sendable {
  /// By itself, with this status.
  case exited(Int32)
  /// By this signal.
  case signalled(Int32)

  init(status: Int32) {
    let signal = status & 0x7f
    self = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
  }
}

/// How a terminal's line is set: echo, canonical input, and all else that `stty` shows.
public struct PtySettings: Equatable, Sendable, CustomStringConvertible {
  private let flags: [UInt32]
  private let characters: [UInt8]

  init(of descriptor: Int32) throws {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else {
      throw PtyFailure("read the terminal's settings")
    }
    flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
  }

  /// True while what is typed is shown by the terminal itself.
  public var hasEcho: Bool { flags[3] & UInt32(ECHO) != 0 }

  /// The four flag words in octal, and the special characters.
  public var description: String {
    flags.map { String($0, radix: 8) }.joined(separator: " ") + " \(characters)"
  }
}
