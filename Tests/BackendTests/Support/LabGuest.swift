import FoundationEssentials
import Glibc
import Testing

@testable import Backend

/// A real machine of a test's own on the lab's host a; it ends with the value.
final class LabGuest: Sendable {
  /// What its agent says of a program that has come to its end.
  private struct Reply: Decodable {
    struct Content: Decodable {
      var pid: Int?
      var exited: Bool?
      var exitcode: Int?
      var outData: String?

      enum CodingKeys: String, CodingKey {
        case pid, exited, exitcode
        case outData = "out-data"
      }
    }

    var `return`: Content
  }

  let name: String
  let uri: String
  private let folder: TestFolder
  private let hasDisk: Bool

  /// Starts it, and waits until its agent answers.
  ///
  /// - Parameters:
  ///   - name: What it is for.
  ///   - hasDisk: Whether it has a disk of 32 MiB.
  /// - Throws: What virsh refused, or that it never answered.
  init(_ name: String, hasDisk: Bool = false) async throws {
    self.name = "stats-\(name)-\(getpid())"
    self.hasDisk = hasDisk
    uri = try #require(ContractHost.labURI)
    folder = try TestFolder()
    let here = URL(filePath: #filePath).deletingLastPathComponent().path
    var xml = try String(contentsOfFile: "\(here)/../../lab/xml/domain.xml", encoding: .utf8)
    var disk = ""
    if hasDisk {
      try virsh("vol-create-as", "default", "\(self.name).qcow2", "32M", "--format", "qcow2")
      disk = """
        <disk type='volume' device='disk'><driver name='qemu' type='qcow2'/>
          <source pool='default' volume='\(self.name).qcow2'/><target dev='vda' bus='virtio'/></disk>
        """
    }
    for (mark, value) in [
      ("@NAME@", self.name), ("@TITLE@", ""), ("@DESCRIPTION@", ""), ("@VCPUS@", "1"),
      ("@DISKS@", disk), ("<mac address='@MAC@'/>", ""), ("<title></title>", ""),
      ("<description></description>", ""),
    ] {
      xml = xml.replacing(mark, with: value)
    }
    let file = folder.path + "/domain.xml"
    try Data(xml.utf8).write(to: URL(filePath: file))
    try virsh("create", file)
    let limit = ContinuousClock.now + .seconds(120)
    while (try? ask(#"{"execute":"guest-ping"}"#)) == nil, ContinuousClock.now < limit {
      try await Task.sleep(for: .milliseconds(500))
    }
    _ = try ask(#"{"execute":"guest-ping"}"#)
  }

  deinit {
    try? virsh("destroy", name)
    if hasDisk { try? virsh("vol-delete", "\(name).qcow2", "default") }
  }

  /// Has a shell in the guest run a command to its end.
  ///
  /// - Returns: What it printed.
  @discardableResult
  func run(_ command: String) async throws -> String {
    let number = try start(command)
    let question = #"{"execute":"guest-exec-status","arguments":{"pid":\#(number)}}"#
    let limit = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < limit {
      let status = try ask(question)
      if status.exited == true {
        #expect(status.exitcode == 0, "\(command)")
        let output = status.outData.flatMap { Data(base64Encoded: $0) } ?? Data()
        return String(decoding: output, as: UTF8.self)
      }
      try await Task.sleep(for: .milliseconds(200))
    }
    Issue.record("“\(command)” did not end in the guest")
    return ""
  }

  /// Has a shell in the guest begin a command.
  ///
  /// - Returns: Its number there.
  @discardableResult
  func start(_ command: String) throws -> Int {
    let arguments = #"{"path":"/bin/sh","arg":["-c","\#(command)"],"capture-output":true}"#
    return try #require(ask(#"{"execute":"guest-exec","arguments":\#(arguments)}"#).pid)
  }

  /// The number of its emulator's process on this machine.
  var processIdentifier: pid_t {
    get throws {
      let numbers = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap {
        pid_t($0)
      }
      let found = numbers.first { number in
        let words = FileManager.default.contents(atPath: "/proc/\(number)/cmdline") ?? Data()
        return String(decoding: words, as: UTF8.self).contains("guest=\(name),")
      }
      return try #require(found)
    }
  }

  /// Processor time of its emulator so far, in seconds.
  func processorTime() throws -> Double {
    let content = FileManager.default.contents(atPath: "/proc/\(try processIdentifier)/stat")
    let text = String(decoding: try #require(content), as: UTF8.self)
    let words = try #require(text.split(separator: ")").last).split(separator: " ")
    let ticks = try #require(Double(words[11])) + #require(Double(words[12]))
    return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Sends its emulator a signal.
  func signal(_ name: String) throws {
    let words = ["kill", "-\(name)", "\(try processIdentifier)"]
    let all = geteuid() == 0 ? words : ["sudo", "-n"] + words
    let child = try ChildProcess(all)
    try #require(child.waitForEnd() == 0)
  }

  private func virsh(_ arguments: String...) throws {
    let child = try ChildProcess(["virsh", "-q", "-c", uri] + arguments, output: output)
    guard child.waitForEnd() == 0 else {
      throw ChildProcess.Failure(program: "virsh \(arguments)", status: 1)
    }
  }

  private func ask(_ question: String) throws -> Reply.Content {
    let file = folder.path + "/answer-\(UInt64.random(in: 0...UInt64.max))"
    let words = ["virsh", "-q", "-c", uri, "qemu-agent-command", name, "--timeout", "20", question]
    let child = try ChildProcess(words, output: file)
    guard child.waitForEnd() == 0 else {
      throw ChildProcess.Failure(program: "the guest's agent", status: 1)
    }
    let data = FileManager.default.contents(atPath: file) ?? Data()
    // A ping is answered by nothing.
    return (try? JSONDecoder().decode(Reply.self, from: data).return) ?? Reply.Content()
  }

  private var output: String { folder.path + "/virsh.log" }
}
