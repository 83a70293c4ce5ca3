import Glibc

/// What the program is when libvirt or ssh starts it under another name.
///
/// libvirt can be told which ssh to run, but not with which arguments or environment; and ssh asks
/// through a program that it starts. Both are this program again, under names that stand in the
/// private folder of the running one.
public enum LoginCompanion {
  /// The name under which it stands in for ssh.
  static let sshName = "jvptui-ssh"
  /// The name under which ssh asks it.
  static let askName = "jvptui-ask"

  /// Does what the name asks for.
  ///
  /// - Parameter arguments: All of them, the name first.
  /// - Returns: The exit status; nil when the program was started as itself.
  public static func run(_ arguments: [String]) -> Int32? {
    guard let path = arguments.first else { return nil }
    switch path.split(separator: "/").last {
    case Substring(sshName): return runSSH(path, Array(arguments.dropFirst()))
    case Substring(askName): return ask(path, arguments.dropFirst().first ?? "")
    default: return nil
    }
  }

  /// Becomes ssh, away from the terminal, so that it can ask nowhere but through us.
  private static func runSSH(_ path: String, _ arguments: [String]) -> Int32 {
    let folder = path.parentFolder
    if setsid() < 0 {
      // A leader of its group cannot leave the session, but can give the terminal up.
      let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
      if terminal >= 0 { _ = ioctl(terminal, UInt(TIOCNOTTY)) }
    }
    setenv("SSH_ASKPASS", folder + "/" + askName, 1)
    setenv("SSH_ASKPASS_REQUIRE", "force", 1)
    // Before 8.4, ssh asked through a program only where there is a display.
    if getenv("DISPLAY") == nil { setenv("DISPLAY", "jvptui:0", 1) }
    unsetenv("GPG_TTY")
    // -x and -a: a host that is managed needs neither our screen nor our keys.
    let all = ["ssh", "-F", folder + "/config", "-x", "-a"] + arguments
    var pointers = all.map { strdup($0) } + [nil]
    execvp("ssh", &pointers)
    let reason = String(cString: strerror(errno))
    writeAll("ssh could not be started: \(reason)\n", to: STDERR_FILENO)
    return 127
  }

  /// Asks the running program, and hands its answer to the ssh that started us.
  private static func ask(_ path: String, _ prompt: String) -> Int32 {
    let folder = path.parentFolder
    let key = folder.split(separator: "/").last.map(String.init) ?? ""
    let hint = getenv("SSH_ASKPASS_PROMPT").map { String(cString: $0) } ?? ""
    let request = LoginRequest(host: key, process: getppid(), hint: hint, prompt: prompt)
    guard let socket = LoginSocket.connect(to: folder.parentFolder + "/" + LoginSocket.name) else {
      return 1
    }
    defer { close(socket) }
    // The end of the request is marked, not the end of the stream: that says that we are gone.
    writeAll(request.text + "\0", to: socket)
    let memory = SecretMemory()
    var count = 0
    while count < SecretMemory.capacity {
      let room = UnsafeMutableRawBufferPointer(rebasing: memory.bytes[count...])
      let got = read(socket, room.baseAddress, room.count)
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { break }
      count += got
    }
    switch count > 0 ? memory.bytes[0] : 0 {
    case LoginSocket.answered:
      write(STDOUT_FILENO, memory.bytes.baseAddress?.advanced(by: 1), count - 1)
      write(STDOUT_FILENO, "\n", 1)
      return 0
    case LoginSocket.cancelled:
      // Without an answer ssh would try an empty password, and ask again.
      kill(getppid(), SIGTERM)
      return 1
    default:
      return 1
    }
  }

  private static func writeAll(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

extension String {
  /// The folder in which a path lies.
  var parentFolder: String {
    lastIndex(of: "/").map { String(self[..<$0]) } ?? "."
  }
}
