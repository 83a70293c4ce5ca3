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

    private func remove(_ state: String) {
      for name in files(state).keys { unlink("\(state)/jvptui/history/\(name)") }
      unlink("\(state)/jvptui/history/lock")
      for folder in ["/jvptui/history", "/jvptui", ""] { rmdir(state + folder) }
    }

    @Test("is on the disk after kill -9, and the next start goes on beside it")
    func killed() throws {
      var template = Array("/tmp/jvptui-state-XXXXXX".utf8CString)
      let state = try #require(
        template.withUnsafeMutableBufferPointer { buffer in
          buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
      )
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
  }
}
