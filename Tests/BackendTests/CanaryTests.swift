import Glibc
import TUI
import TestSupport
import Testing

@testable import Backend

@Suite(
  "What is secret",
  .serialized,
  .enabled(
    if: geteuid() == 0
      && (LibvirtServer.isPossible && SSHServer.isPossible || SSHServer.isRequired),
    "libvirtd, SASL, sshd, the program or root is missing"
  )
)
struct CanaryTests {
  /// How an answer reaches the program.
  enum Way: CaseIterable {
    case typed, pasted
  }

  private static let environment = [
    "LIBVIRT_DEBUG": "1", "LIBVIRT_LOG_OUTPUTS": "1:file:/tmp/jvptui-canary-debug.log",
    "LIBVIRT_LOG_FILTERS": "1:*",
  ]

  /// Answers the dialog that shows a text.
  private func answer(
    _ session: TerminalSession,
    _ question: String,
    _ text: String,
    _ way: Way = .typed
  ) throws {
    try session.waitForText(question)
    switch way {
    case .typed: for character in text { try session.send(String(character)) }
    case .pasted: try session.send("\u{1B}[200~\(text)\u{1B}[201~")
    }
    try session.send(.enter)
  }

  /// Disconnects the only host, and then looks for secrets wherever they could have been left.
  private func expectNoTrace(
    of canaries: [String],
    in session: TerminalSession,
    _ folder: TestFolder
  ) throws {
    try session.send("1")
    try session.waitForText(" online ")
    // Whoever looks in now finds them: this is how it is known that the search can find anything.
    let process = session.processIdentifier
    for canary in canaries where canary != LibvirtServer.displayPassword {
      #expect(!ProcessMemory.places(of: canary, in: process).isEmpty, "\(canary)")
    }
    try session.send("Gd")
    try session.waitForText(" offline ")
    try session.settle()
    for canary in canaries {
      var places = ProcessMemory.places(of: canary, in: process)
      // The row says offline at once; its connections are closed beside that.
      let end = ContinuousClock.now + .patience
      while !places.isEmpty, ContinuousClock.now < end {
        try session.settle()
        places = ProcessMemory.places(of: canary, in: process)
      }
      #expect(places.isEmpty, "\(canary) is at \(places)")
      #expect(!session.rawOutput.contains(canary), "\(canary) was on the screen")
    }
    let files = session.filesAtHome(prefix: "").flatMap { name -> [String] in
      Processes.files(below: session.homeFolder + "/" + name) + [session.homeFolder + "/" + name]
    }
    for file in files + [folder.file("log")] {
      let bytes = TestFolder.read(file)
      for canary in canaries { #expect(!bytes.contains(canary), "\(canary) is in \(file)") }
    }
    #expect(access(folder.file("log"), R_OK) == 0)
    #expect(access("/tmp/jvptui-canary-debug.log", F_OK) != 0)
  }

  /// Ends the program by a fault, and expects that the system keeps no image of it.
  private func expectNoCore(_ session: TerminalSession) throws {
    let limits = TestFolder.read("/proc/\(session.processIdentifier)/limits")
    let line = String(decoding: limits, as: UTF8.self)
      .split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    let words = line?.split(separator: " ").map(String.init) ?? []
    #expect(words.suffix(3).first == "0" && words.suffix(2).first == "0", "\(words)")
    session.signal(SIGSEGV)
    #expect(try session.waitForExit() == .signalled(SIGSEGV))
    #expect(!session.diedWithCore)
  }

  @Test("is forgotten with the host, when libvirtd asks by SASL", arguments: Way.allCases)
  func sasl(way: Way) throws {
    let user = "operator"
    let password = "canary-SASL_51b7-with-a-tail-that-is-long-\(way)"
    let server = try LibvirtServer.withUser(user, password)
    let display = "<graphics type='vnc' passwd='\(LibvirtServer.displayPassword)'/>"
    try server.define("shown", devices: display, as: (user, password))
    let session = try TerminalSession.jvptui(
      ["-c", server.uri, "--log", server.folder.file("log")],
      environment: Self.environment.mapValues { $0 as String? }
    )
    try answer(session, "authentication name", user)
    try answer(session, "enter your password", password, way)
    try session.waitForText("shown")
    // Where the whole definition is read and shown.
    try session.send("2")
    for _ in 0..<12 where !session.screenText.contains("<domain ") {
      try session.send("]")
      try session.settle()
    }
    try session.waitForText("<domain ")
    try expectNoTrace(of: [password, LibvirtServer.displayPassword], in: session, server.folder)
    try expectNoCore(session)
  }

  @Test("is forgotten with the host, when sshd asks for a password and a code")
  func code() throws {
    let server = try SSHServer(
      hasUser: true,
      wantsCode: true,
      settings: SSHServer.codeSettings + ["AuthenticationMethods keyboard-interactive"]
    )
    let session = try session(server, as: try #require(server.user))
    try answer(session, "Unknown key", "yes")
    try answer(session, "Password", SSHServer.password)
    let code = try server.code(0)
    try answer(session, "One-time password", code)
    try session.waitForText("vm1")
    // The code is good for one login, so that it is forgotten at once.
    #expect(ProcessMemory.places(of: code, in: session.processIdentifier).isEmpty)
    try expectNoTrace(of: [SSHServer.password], in: session, server.folder)
    #expect(!session.rawOutput.contains(code))
    try expectNoCore(session)
  }

  @Test("is forgotten with the host, when ssh asks for a passphrase")
  func passphrase() throws {
    let server = try SSHServer()
    let session = try session(server, as: SSHServer.me)
    try answer(session, "Unknown key", "yes")
    try answer(session, "Enter passphrase", SSHServer.passphrase, .pasted)
    try session.waitForText("vm1")
    try expectNoTrace(of: [SSHServer.passphrase], in: session, server.folder)
    try expectNoCore(session)
  }

  /// The program at a host behind an sshd, with the test's settings for ssh in place of the user's.
  private func session(_ server: SSHServer, as user: String) throws -> TerminalSession {
    let home = server.folder.file("home")
    for path in [home, home + "/.ssh"] { mkdir(path, 0o700) }
    let settings = TestFolder.read(server.folder.file("client_config"))
    try server.folder.write("home/.ssh/config", String(decoding: settings, as: UTF8.self))
    var environment = Self.environment.mapValues { $0 as String? }
    environment["HOME"] = home
    return try TerminalSession.jvptui(
      ["-c", server.uri(as: user), "--log", server.folder.file("log")],
      environment: environment
    )
  }
}

extension [UInt8] {
  fileprivate func contains(_ text: String) -> Bool {
    contains(Array(text.utf8))
  }
}
