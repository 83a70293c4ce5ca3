import Glibc
public import Testing
public import TUI

/// Compares what was drawn with `Snapshots/NAME.txt` beside the test.
///
/// A missing file is written and the test fails, so that someone looks at it. With `JVPTUI_RECORD=1`
/// in the environment differing files are written anew.
///
/// - Parameters:
///   - surface: What was drawn.
///   - name: The file's name without its ending.
///   - filePath: The test's file.
///   - sourceLocation: Where a difference is reported.
public func expectGolden(
  _ surface: Surface,
  named name: String,
  filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectGolden(
    GoldenText.text(of: surface),
    named: name,
    filePath: filePath,
    sourceLocation: sourceLocation
  )
}

/// Compares what a terminal showed with `Snapshots/NAME.txt` beside the test, in the same way.
///
/// - Parameters:
///   - drawn: The text, without what is another one each time.
///   - name: The file's name without its ending.
///   - filePath: The test's file.
///   - sourceLocation: Where a difference is reported.
public func expectGolden(
  _ drawn: String,
  named name: String,
  filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = filePath.split(separator: "/").dropLast().joined(separator: "/")
  let path = "/\(folder)/Snapshots/\(name).txt"
  guard let expected = read(path) else {
    let outcome = write(drawn, to: path) ? "was written; look at it" : "could not be written"
    Issue.record("There was no \(path): it \(outcome).\n\(drawn)", sourceLocation: sourceLocation)
    return
  }
  guard expected != drawn else { return }
  if getenv("JVPTUI_RECORD").map({ String(cString: $0) }) == "1" {
    if write(drawn, to: path) { return }
    Issue.record("\(path) could not be written.", sourceLocation: sourceLocation)
    return
  }
  Issue.record(
    "What was drawn differs from \(path).\nExpected:\n\(expected)\nDrawn:\n\(drawn)",
    sourceLocation: sourceLocation
  )
}

private func read(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes += chunk[..<count]
  }
}

private func write(_ text: String, to path: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  let bytes = Array(text.utf8)
  let isWhole = fwrite(bytes, 1, bytes.count, file) == bytes.count
  return fclose(file) == 0 && isWhole
}
