import Backend
import Testing

@testable import jvptui

@Suite("Opening a console")
struct ConsoleDeskTests {
  @Test("ends when the console is closed before it has opened")
  func closedEarly() async {
    let desk = ConsoleDesk()
    let key = ConsoleKey(
      console: ConsoleID(host: Fixture.host, domain: Fixture.web1.id, target: .first),
      opening: 1
    )
    let (stream, begun) = AsyncStream<Bool>.makeStream()
    desk.begin(key) {
      begun.yield(true)
      while !Task.isCancelled { await Task.yield() }
      begun.yield(false)
    }
    var steps = stream.makeAsyncIterator()
    #expect(await steps.next() == true)
    desk.close(key)
    #expect(await steps.next() == false)
  }
}
