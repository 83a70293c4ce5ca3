import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Backend

@Suite("The log file of a guest's console")
struct ConsoleLogTests {
  /// A folder for one test, and a log in it that is watched.
  private final class Watched: Sendable {
    let folder: String
    let path: String
    private let ending = Mutex<String?>(nil)

    init() throws {
      var template = Array("/tmp/jvptui-log-XXXXXX".utf8CString)
      folder = String(cString: try #require(mkdtemp(&template)))
      path = folder + "/guest.log"
    }

    deinit {
      for name in ["guest.log", "guest.log.0"] { unlink("\(folder)/\(name)") }
      rmdir(folder)
    }

    var end: String? { ending.withLock { $0 } }

    func open() throws -> ConsoleLog {
      try ConsoleLog(path: path, operation: "read", object: "it") { update in
        if case .ended(let ending) = update { self.ending.withLock { $0 = ending.reason } }
      }
    }

    /// Writes at the end, as the host does.
    func write(_ text: String, cutting: Bool = false) throws {
      let flags = O_WRONLY | O_CREAT | (cutting ? O_TRUNC : O_APPEND)
      let descriptor = Glibc.open(path, flags, 0o600)
      try #require(descriptor >= 0)
      defer { close(descriptor) }
      let bytes = Array(text.utf8)
      try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    }
  }

  private func read(_ log: ConsoleLog, until text: String) async throws -> String {
    var bytes: [UInt8] = []
    let end = ContinuousClock.now + .patience
    var attempts = 0
    // Where all threads are busy for long, the time alone would be over after the first attempt.
    while ContinuousClock.now < end || attempts < 100 {
      attempts += 1
      bytes += log.read(upTo: 1 << 20).bytes
      if String(decoding: bytes, as: UTF8.self).hasSuffix(text) { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("is shown from near its end, and as it grows")
  func grows() async throws {
    let file = try Watched()
    try file.write(String(repeating: "x", count: 300 << 10) + "before\n")
    let log = try file.open()
    defer { log.close() }
    let before = try await read(log, until: "before\n")
    #expect(before.utf8.count == 256 << 10)
    try file.write("one\n")
    #expect(try await read(log, until: "one\n") == "one\n")
    try file.write("two\n")
    #expect(try await read(log, until: "two\n") == "two\n")
    #expect(file.end == nil)
  }

  @Test("is read from its begin when it was cut")
  func cut() async throws {
    let file = try Watched()
    try file.write("a long line of the last run\n")
    let log = try file.open()
    defer { log.close() }
    _ = try await read(log, until: "run\n")
    try file.write("anew\n", cutting: true)
    #expect(try await read(log, until: "anew\n") == "anew\n")
    #expect(file.end == nil)
  }

  @Test("is followed by the one that is put in its place, and nothing of either is lost")
  func rotated() async throws {
    let file = try Watched()
    try file.write("first\n")
    let log = try file.open()
    defer { log.close() }
    _ = try await read(log, until: "first\n")
    for round in 1...3 {
      try file.write("last of \(round)\n")
      try #require(rename(file.path, file.path + ".0") == 0)
      try file.write("first after \(round)\n")
      let text = try await read(log, until: "first after \(round)\n")
      #expect(text == "last of \(round)\nfirst after \(round)\n")
    }
    #expect(file.end == nil)
  }

  @Test("is no log where there is none, or something else, and nothing waits for it")
  func refused() throws {
    let file = try Watched()
    let missing = #expect(throws: BackendError.self) { _ = try file.open() }
    #expect(missing?.message.contains("No such file") == true)
    try #require(mkfifo(file.path, 0o600) == 0)
    let pipe = #expect(throws: BackendError.self) { _ = try file.open() }
    #expect(pipe?.message.contains("not a file") == true)
  }
}
