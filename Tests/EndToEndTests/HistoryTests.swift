import FoundationEssentials
import Glibc
import TestSupport
import Testing

extension EndToEnd {
  @Suite("What was measured")
  struct HistoryTests {
    /// Names and sizes of the history files below a state folder.
    private func files(_ state: String) -> [String: Int] {
      let path = "\(state)/jvptui/history"
      guard let folder = opendir(path) else { return [:] }
      defer { closedir(folder) }
      var sizes: [String: Int] = [:]
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        var status = stat()
        if name.hasSuffix(".log"), stat("\(path)/\(name)", &status) == 0 {
          sizes[name] = Int(status.st_size)
        }
      }
      return sizes
    }

    private func stateFolder() throws -> String {
      var template = Array("/tmp/jvptui-state-XXXXXX".utf8CString)
      return try #require(
        template.withUnsafeMutableBufferPointer { buffer in
          buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
      )
    }

    private func remove(_ state: String) {
      for name in files(state).keys { unlink("\(state)/jvptui/history/\(name)") }
      unlink("\(state)/jvptui/history/lock")
      for folder in ["/jvptui/history", "/jvptui", ""] { rmdir(state + folder) }
    }

    @Test("is on the disk after kill -9, and the next start goes on beside it")
    func killed() throws {
      let state = try stateFolder()
      defer { remove(state) }
      let host = try HostFile(machines: ["alpha", "beta"])
      let first = try Operator(
        ["-c", host.uri],
        environment: ["XDG_STATE_HOME": state],
        awaiting: "alpha"
      )
      try first.session.waitFor("history on the disk", timeout: .seconds(120)) { _ in
        files(state).values.contains { $0 > 60 }
      }
      first.session.signal(SIGKILL)
      _ = try first.session.waitForExit(timeout: .seconds(10))
      let before = files(state)
      let second = try Operator(
        ["-c", host.uri],
        environment: ["XDG_STATE_HOME": state],
        awaiting: "alpha"
      )
      try second.session.waitFor("more history beside it", timeout: .seconds(120)) { _ in
        files(state).count > before.count
      }
      #expect(try second.quit() == .exited(0))
      let after = files(state)
      for (name, size) in before { #expect(after[name] == size, "\(name) was left alone") }
      #expect(after.count > before.count)
    }

    @Test("of a host is there after a restart, though it was given another name meanwhile")
    func renamed() throws {
      let state = try stateFolder()
      defer { remove(state) }
      let host = try HostFile(machines: ["alpha"])
      let settings = state + "-settings"
      defer { try? FileManager.default.removeItem(atPath: settings) }
      try FileManager.default.createDirectory(
        atPath: settings + "/jvptui",
        withIntermediateDirectories: true
      )
      func name(_ name: String, _ connect: String) throws {
        let text = "[[host]]\nname = \"\(name)\"\nuri = \"\(host.uri)\"\nconnect = \"\(connect)\"\n"
        try Data(text.utf8).write(to: URL(filePath: settings + "/jvptui/config.toml"))
      }
      let environment = ["XDG_STATE_HOME": state, "XDG_CONFIG_HOME": settings]
      try name("first-name", "always")
      let first = try Operator([], environment: environment, awaiting: "alpha")
      try first.session.waitFor("history on the disk", timeout: .seconds(120)) { _ in
        files(state).values.contains { $0 > 60 }
      }
      #expect(try first.quit() == .exited(0))
      // It is not even opened now: all that can be shown is from before.
      try name("second-name", "never")
      let second = try Operator([], environment: environment, awaiting: "second-name")
      try second.session.send("1+")
      try second.session.waitForText("vCPUs for each CPU")
      #expect(!second.session.emulator.text.contains("first-name"))
      #expect(try second.quit() == .exited(0))
    }
  }
}
