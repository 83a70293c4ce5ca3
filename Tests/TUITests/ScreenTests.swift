import Glibc
import TestSupport
import Testing

@testable import TUI

@Suite("Memory screen")
@MainActor
struct MemoryScreenTests {
  init() { TestLocale.useUTF8() }

  @Test("keeps what it is shown, as text too")
  func keeps() {
    let screen = MemoryScreen(Size(8, 2))
    #expect(screen.lines.isEmpty)
    var surface = Surface(screen.size)
    surface.write("日本 e\u{301}", at: Point(0, 1))
    screen.present(surface)
    #expect(screen.surface == surface)
    #expect(screen.lines == ["", "日本 e\u{301}"])
    #expect(screen.presentCount == 1)
  }

  @Test("delivers input once, in order")
  func delivers() {
    let screen = MemoryScreen(Size(8, 2))
    #expect(screen.press("j", "ctrl-k"))
    #expect(!screen.press("j", "nonsense"))
    screen.resize(to: Size(4, 4))
    #expect(
      screen.readInput() == [
        .key(KeyStroke("j")), .key(KeyStroke(.character("k"), .control)), .resize(Size(4, 4)),
      ]
    )
    #expect(screen.readInput().isEmpty)
    #expect(screen.size == Size(4, 4))
  }
}

@Suite("Terminal screen")
@MainActor
struct NcursesScreenTests {
  @Test("refuses a file or pipe, and changes nothing")
  func refusesPipe() throws {
    guard isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 else { return }
    #expect(throws: ScreenError.notTerminal) { try NcursesScreen() }
  }

  @Test("refuses terminal types that are unknown or cannot place the cursor")
  func refusesTypes() {
    #expect(throws: ScreenError.unknownTerminal("nonesuch")) {
      try TerminalType(name: "nonesuch").load()
    }
    #expect(throws: ScreenError.unusableTerminal("dumb")) { try TerminalType(name: "dumb").load() }
  }
}

@Suite("Signal pipe", .serialized)
struct SignalPipeTests {
  @Test("delivers signals in order, once, without waiting")
  func delivers() throws {
    let pipe = try #require(SignalPipe(signals: [SIGUSR1, SIGUSR2]))
    #expect(pipe.read().isEmpty)
    var entry = pollfd(fd: pipe.descriptor, events: Int16(POLLIN), revents: 0)
    for signal in [SIGUSR2, SIGUSR1, SIGUSR2] {
      kill(getpid(), signal)
      #expect(poll(&entry, 1, 5000) == 1)
      #expect(pipe.read() == [signal])
    }
    #expect(pipe.read().isEmpty)
  }

  @Test("gives the signals back")
  func givesBack() throws {
    signal(SIGUSR1, SIG_IGN)
    let pipe = try #require(SignalPipe(signals: [SIGUSR1]))
    pipe.close()
    var action = sigaction()
    sigaction(SIGUSR1, nil, &action)
    let ignore = unsafeBitCast(SIG_IGN, to: Int.self)
    #expect(unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == ignore)
    signal(SIGUSR1, SIG_DFL)
  }
}
