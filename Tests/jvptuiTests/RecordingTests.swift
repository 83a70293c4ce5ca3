import Backend
import OrderedCollections
import TUI
import TestSupport
import Testing
import Widgets

@testable import jvptui

@Suite("A recording")
struct RecordingTests {
  @Test("reads back what it writes, whatever the guest printed")
  func roundTrip() throws {
    let texts = [
      "login: ", "\u{1B}[31mred\u{1B}[m \"quoted\" \\ back\r\n", "数据库 🎉\u{7F}\u{9B}", "\0",
    ]
    var file = Recording.header(title: "web “1”\n", size: Size(80, 24), time: 1_767_225_600)
    for (index, text) in texts.enumerated() {
      file += Recording.line(at: Double(index) + 0.25, output: text)
    }
    file += Recording.line(at: 9.5, size: Size(120, 40))
    let recording = try Recording.parse(file)
    #expect(recording.title == "web “1”\n")
    #expect(recording.size == Size(80, 24))
    let printed = recording.events.compactMap { event -> String? in
      guard case .output(let bytes) = event.kind else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(printed == texts)
    #expect(recording.events.map(\.time) == [0.25, 1.25, 2.25, 3.25, 9.5])
    #expect(recording.events.last?.kind == .resize(Size(120, 40)))
    #expect(file.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
  }

  @Test("that was cut off in the middle of a line is played up to there")
  func cutOff() throws {
    let whole =
      Recording.header(title: "", size: Size(80, 24), time: 0)
      + Recording.line(at: 1, output: "one") + Recording.line(at: 2, output: "two")
    let recording = try Recording.parse(String(whole.dropLast(5)))
    #expect(recording.events.count == 1)
  }

  @Test("in another tool's manner is read, with what is not known left out")
  func foreign() throws {
    let text = """
      {"version":2,"width":100,"height":30,"env":{"SHELL":"/bin/zsh"},"theme":{"fg":"#fff"}}
      [0.1,"o","\\u0041\\ud83c\\udf89\\/"]
      [0.2,"i","typed"]
      [0.3,"m","marker"]
      [0.4,"r","90x20"]
      """
    let recording = try Recording.parse(text)
    #expect(recording.events.count == 2)
    #expect(recording.events[0].kind == .output(Array("A🎉/".utf8)))
  }

  @Test(
    "says which line is wrong",
    arguments: [
      ("", 1), ("{}\n", 1), ("{\"version\":1,\"width\":80,\"height\":24}\n", 1),
      ("{\"version\":2,\"width\":0,\"height\":24}\n", 1),
      ("{\"version\":2,\"width\":99999,\"height\":24}\n", 1),
      ("{\"version\":2,\"width\":80,\"height\":24}\nnonsense\n[1,\"o\",\"x\"]\n", 2),
      ("{\"version\":2,\"width\":80,\"height\":24}\n[-1,\"o\",\"x\"]\n\n", 2),
      (String(repeating: "[", count: 5000), 1),
    ]
  )
  func broken(_ text: String, _ line: Int) {
    #expect {
      _ = try Recording.parse(text)
    } throws: { error in
      (error as? RecordingProblem)?.line == line
    }
  }

  /// The program playing a recording of three seconds with a pause of a minute in it.
  private func playing() throws -> Harness {
    var harness = Harness.demo(80, 24)
    let text =
      Recording.header(title: "web-1", size: Size(80, 24), time: 0)
      + Recording.line(at: 1, output: "first")
      + Recording.line(at: 61, output: "\r\nsecond")
    harness.send(.recording(try Recording.parse(text)))
    return harness
  }

  @Test("plays in its own time, with long pauses cut, and stops at its end")
  func plays() throws {
    var harness = try playing()
    #expect(harness.state.nextTick == Replay.frame)
    #expect(!harness.screen.contains("first"))
    harness.wait(1.1)
    #expect(harness.screen.contains("first"))
    #expect(!harness.screen.contains("second"))
    harness.wait(2)
    #expect(harness.screen.contains("second"))
    #expect(harness.screen.contains("at the end"))
    #expect(harness.state.nextTick != Replay.frame)
    harness.press("q")
    #expect(harness.state.replay == nil && harness.state.layers.isEmpty)
  }

  @Test("pauses, goes back and forth, and changes its speed")
  func controls() throws {
    var harness = try playing()
    harness.press("space")
    harness.wait(5)
    #expect(!harness.screen.contains("first"))
    harness.press("space", "+")
    harness.wait(0.6)
    #expect(harness.screen.contains("first"))
    harness.press("g")
    #expect(!harness.screen.contains("first"))
    harness.press("right")
    #expect(harness.screen.contains("second"))
    harness.press("left")
    #expect(!harness.screen.contains("first"))
  }

  @Test("is begun and ended from a console, and tells what is printed and resized")
  func recorded() throws {
    var harness = Harness.demo(80, 24)
    harness.select("web-1")
    harness.press("c")
    let key = try #require(harness.state.consoles.values.first).key
    harness.send(.console(key, .opened))
    harness.press("ctrl-]", "R")
    #expect(harness.screen.contains("REC"))
    harness.send(.console(key, .output(ConsoleOutput(bytes: Array("hello".utf8)))))
    harness.resize(120, 40)
    harness.press("ctrl-]", "R")
    let steps = harness.effects.compactMap { effect -> RecordingStep? in
      if case .record(_, let step) = effect { step } else { nil }
    }
    try #require(steps.count == 4)
    guard case .start(let start) = steps[0] else { throw BadStep() }
    #expect(start.path.hasSuffix("/jvptui/recordings/web-1-20260101-000000.cast"))
    #expect(start.size == Size(80, 24))
    #expect(steps[1] == .output(Array("hello".utf8)))
    #expect(steps[2] == .resize(Size(120, 39)))
    #expect(steps[3] == .stop)
  }

  private struct BadStep: Error {}

  @Test("is written as it happens, only for its owner, with characters kept whole")
  func written() async throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/a/b/test.cast"
    let desk = RecordingDesk { _, reason in Issue.record("failed: \(reason)") }
    let id = ConsoleID(host: Fixture.host, domain: Fixture.web1.id, target: .first)
    let start = RecordingStart(path: path, title: "t", size: Size(80, 24), time: 0)
    let task = try #require(desk.take(.start(start), of: id))
    let bytes = Array("数据".utf8)
    _ = desk.take(.output(Array(bytes[..<4])), of: id)
    _ = desk.take(.output(Array(bytes[4...])), of: id)
    _ = desk.take(.stop, of: id)
    await task.value
    let recording = try RecordingFiles.read(path)
    let all = recording.events.flatMap { event -> [UInt8] in
      if case .output(let bytes) = event.kind { bytes } else { [] }
    }
    #expect(all == bytes)
    #expect(folder.mode(path) == 0o600)
  }
}
