import Glibc
public import TUI

extension TerminalSession {
  /// Where the program under test lies: `JVPTUI_BINARY`, else this package's release or debug build.
  public static var binary: String? {
    if let path = getenv("JVPTUI_BINARY") { return String(cString: path) }
    let package = #filePath.components(upTo: 3)
    return ["release", "debug"]
      .map { "\(package)/.build/\($0)/jvptui" }
      .first { access($0, X_OK) == 0 }
  }

  /// Starts the program under test.
  public static func jvptui(
    _ arguments: [String] = ["--demo"],
    size: Size = Size(120, 40),
    environment: [String: String?] = [:]
  ) throws -> TerminalSession {
    guard let binary else { throw PtyFailure("find the program; build it first") }
    return try TerminalSession(binary, arguments, size: size, environment: environment)
  }
}

extension String {
  /// A path without its last components.
  fileprivate func components(upTo count: Int) -> String {
    split(separator: "/").dropLast(count).reduce("") { "\($0)/\($1)" }
  }
}
