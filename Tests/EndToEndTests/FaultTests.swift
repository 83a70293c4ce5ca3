import Glibc
import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("With hosts that hang or come and go, the program")
  struct FaultTests {
    @Test("ends within a second while fifty of them let it in and then say nothing")
    func fiftyOpening() async throws {
      let daemon = try await FakeDaemon(scenarios: ["muteopen"])
      let session = try TerminalSession.jvptui(
        (0..<50).flatMap { _ in ["-c", daemon.uri] }
      )
      try session.waitForText("0/50 nodes")
      while try await daemon.statistics().connections < 50 {}
      let begun = ContinuousClock.now
      try session.send("q")
      #expect(try session.waitForExit() == .exited(0))
      #expect(ContinuousClock.now - begun < .seconds(1))
      #expect(session.isRestored)
    }

    @Test("ends within a second while a call of each hangs, and closing would too")
    func hungCalls() async throws {
      let daemon = try await FakeDaemon(
        scenarios: ["hungcall=CONNECT_LIST_ALL_NETWORKS", "muteclose"]
      )
      let person = try Operator(
        (0..<10).flatMap { _ in ["-c", daemon.uri] },
        awaiting: "vm1"
      )
      let begun = ContinuousClock.now
      #expect(try person.quit() == .exited(0))
      #expect(ContinuousClock.now - begun < .seconds(1))
      #expect(person.session.isRestored)
    }

    @Test("answers keys in a storm of ten thousand events, and shows the truth after it")
    func storm() async throws {
      let daemon = try await FakeDaemon(domains: 500)
      let person = try Operator(["-c", daemon.uri], awaiting: "vm1")
      let session = person.session
      try session.settle()
      let storm = Task {
        for _ in 0..<5 { try await daemon.send("storm 10000") }
        return try await daemon.send("event define newcomer")
      }
      var times: [Duration] = []
      for step in 0..<40 {
        let count = session.rawOutput.count
        try session.send(step % 20 < 10 ? "j" : "k")
        let time = try session.waitFor("an answer") { _ in session.rawOutput.count > count }
        times.append(time)
        try session.settle(quiet: .milliseconds(10), timeout: .milliseconds(50))
      }
      times.sort()
      #expect(times[times.count * 9 / 10] < .milliseconds(100), "\(times)")
      _ = try await storm.value
      try session.waitForText("(501)")
      #expect(try person.quit() == .exited(0))
    }

    @Test("finds its host again by itself after it was stopped, as by ctrl-z or a sleeping laptop")
    func stopped() async throws {
      let daemon = try await FakeDaemon()
      let person = try Operator(["-c", daemon.uri], awaiting: "vm1")
      try person.session.settle()
      person.session.signal(SIGSTOP)
      // What a libvirtd does to clients that are silent for long: the sockets are dead afterwards.
      try await daemon.send("down")
      try await daemon.send("event define newcomer")
      try await daemon.send("up")
      person.session.signal(SIGCONT)
      try person.session.waitForText("newcomer")
      try await daemon.send("event undefine newcomer")
      try person.session.waitFor("the end of it") { !$0.text.contains("newcomer") }
      #expect(try person.quit() == .exited(0))
    }

    @Test("shows the rows of a host that vanished with their age, and the truth when it is back")
    func vanished() async throws {
      let first = try await FakeDaemon(domains: 2)
      let second = try await FakeDaemon(domains: 4)
      let person = try Operator(["-c", first.uri, "-c", second.uri], awaiting: "vm4")
      try await second.send("down")
      try person.session.waitFor("the age of the rows") { $0.text.contains("just now") }
      #expect(person.session.screenText.contains("vm4"))
      try await first.send("event define newcomer")
      try person.session.waitForText("newcomer", timeout: .seconds(10))
      try await second.send("event undefine vm4")
      try await second.send("up")
      try person.session.waitFor("the list as it is") { !$0.text.contains("vm4") }
      #expect(try person.quit() == .exited(0))
    }
  }
}
