import Dispatch
import FoundationEssentials
import Glibc

/// A pretended libvirtd that misbehaves on demand: `Tests/fakelibvirtd` as a process of its own.
///
/// It ends with the value. Its commands and scenarios are described by its `--help`.
public final class FakeDaemon: Sendable {
  /// What the daemon has counted since its start, or since the command `reset`.
  public struct Statistics: Sendable, Decodable {
    /// How often each procedure was called, by its name without `REMOTE_PROC_`.
    public let calls: [String: Int]
    /// The most calls that one connection has had under way at the same time.
    public let mostInFlight: Int
    /// Connections that were made.
    public let connections: Int
    /// Connections that are open now.
    public let clients: Int
    /// Event callbacks that are registered now, of all connections.
    public let callbacks: Int
  }

  /// Where it listens.
  public let socket: String
  private let process: ChildProcess
  // A line is written and its answer read on this queue, so that answers cannot be mixed up.
  private let queue = DispatchQueue(label: "fakelibvirtd")

  /// Starts a daemon and waits until it listens.
  ///
  /// - Parameters:
  ///   - domains: How many machines it has, named `vm1`, `vm2` and so on.
  ///   - scenarios: What goes wrong from the start.
  /// - Throws: ``FakeDaemonFailure`` when it does not come up.
  public init(domains: Int = 3, scenarios: [String] = []) async throws {
    var template = Array("/tmp/jvptui-fake-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FakeDaemonFailure("there is no folder for it") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    socket = folder + "/socket"
    let script = URL(filePath: #filePath).deletingLastPathComponent().path + "/../fakelibvirtd"
    process = try ChildProcess(
      "/usr/bin/python3",
      ["\(script)/fakelibvirtd.py", socket, "--stdin", "--domains", "\(domains)"]
        + scenarios.flatMap { ["--scenario", $0] }
    )
    let first = await line(after: nil)
    guard first == "ready" else { throw FakeDaemonFailure("it did not start: \(first ?? "")") }
  }

  deinit {
    process.end()
    unlink(socket)
    rmdir(String(socket.dropLast("/socket".count)))
  }

  /// By which clients reach it.
  public var uri: String { "qemu+unix:///system?socket=\(socket)" }

  /// Its process number.
  public var processIdentifier: Int32 { process.identifier }

  /// Has it carry out one command.
  ///
  /// - Returns: What follows the `ok` of its answer.
  /// - Throws: ``FakeDaemonFailure`` with what it answered instead.
  @discardableResult
  public func send(_ command: String) async throws -> String {
    let answer = await line(after: command)
    guard let answer, answer == "ok" || answer.hasPrefix("ok ") else {
      throw FakeDaemonFailure("“\(command)” was answered by: \(answer ?? "its end")")
    }
    return String(answer.dropFirst(3))
  }

  /// Asks for what it has counted.
  public func statistics() async throws -> Statistics {
    try JSONDecoder().decode(Statistics.self, from: Data(try await send("stats").utf8))
  }

  /// Stops it as by ctrl-z: its sockets stay, and nothing is answered.
  public func pause() { kill(process.identifier, SIGSTOP) }

  /// Lets it go on.
  public func resume() { kill(process.identifier, SIGCONT) }

  private func line(after command: String?) async -> String? {
    await withCheckedContinuation { continuation in
      queue.async { [process] in
        if let command { process.write(command + "\n") }
        continuation.resume(returning: process.readLine())
      }
    }
  }
}

/// Why the pretended daemon is of no use.
public struct FakeDaemonFailure: Error, CustomStringConvertible {
  /// The reason.
  public let description: String

  init(_ reason: String) { description = "the pretended libvirtd: \(reason)" }
}
