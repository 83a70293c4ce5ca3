import Glibc
import Synchronization

/// The private folder of the running program, where ssh finds it.
///
/// It holds names of the program, settings for ssh and the socket for questions; no secret. It goes
/// away with the program.
final class LoginFolder: Sendable {
  /// What is made for one host.
  struct Place: Sendable {
    /// The path to give to libvirt instead of ssh's.
    var ssh: String
  }

  private struct State {
    var desks: [String: LoginDesk] = [:]
    var next = 1
  }

  private let path: String
  private let listener: Int32
  private let state = Mutex(State())

  /// Made on first use; nil where no folder can be made.
  static let shared: LoginFolder? = {
    guard let folder = LoginFolder() else { return nil }
    atexit { LoginFolder.shared?.remove() }
    folder.listen()
    return folder
  }()

  private init?() {
    guard let path = Self.makeFolder() else { return nil }
    guard let listener = LoginSocket.listen(at: path + "/" + LoginSocket.name) else {
      rmdir(path)
      return nil
    }
    self.path = path
    self.listener = listener
  }

  /// Makes a host's own names and settings; `leave` takes them away.
  func enter(_ desk: LoginDesk, _ settings: SSHSettings) -> (key: String, place: Place)? {
    let key = state.withLock { state in
      defer { state.next += 1 }
      state.desks["\(state.next)"] = desk
      return "\(state.next)"
    }
    let folder = path + "/" + key
    let target = settings.companion ?? Self.ownProgram
    let ssh = folder + "/" + LoginCompanion.sshName
    guard mkdir(folder, 0o700) == 0, symlink(target, ssh) == 0,
      symlink(target, folder + "/" + LoginCompanion.askName) == 0,
      Self.write(Self.configuration(settings, folder), to: folder + "/config")
    else {
      leave(key)
      return nil
    }
    return (key, Place(ssh: ssh))
  }

  /// Forgets a host.
  func leave(_ key: String) {
    state.withLock { _ = $0.desks.removeValue(forKey: key) }
    Self.removeFolder(path + "/" + key)
  }

  /// Defaults of ours, behind the user's own settings: the first value of an option counts.
  ///
  /// One login serves all connections to a host, so that a one-time code is asked for once.
  static func configuration(_ settings: SSHSettings, _ folder: String) -> String {
    let included = settings.configurations.dropLast().map { "Include \($0)\n" }.joined()
    let last = settings.configurations.last.map { "Include \($0)\n" } ?? ""
    return included
      + """
      Host *
        ConnectTimeout 10
        ServerAliveInterval 5
        ServerAliveCountMax 3
        ControlMaster auto
        ControlPath \(folder)/%C

      """ + last
  }
}

// MARK: - Listening

extension LoginFolder {
  private func listen() {
    let listener = listener
    startThread(named: "login") { [self] in
      while true {
        let client = accept(listener, nil, nil)
        if client < 0 {
          if errno == EINTR || errno == ECONNABORTED { continue }
          return
        }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        startThread(named: "login-ask") { [self] in serve(client) }
      }
    }
  }

  private func serve(_ client: Int32) {
    defer { close(client) }
    guard LoginSocket.isOwn(client), let text = Self.readRequest(client),
      let request = LoginRequest(text),
      let desk = state.withLock({ $0.desks[request.host] })
    else { return }
    let draft = SSHPrompt.draft(request.prompt, hint: request.hint)
    switch desk.ask(draft, by: .process(request.process), peer: client) {
    case .answered(let secret):
      var mark = LoginSocket.answered
      send(client, &mark, 1, Int32(MSG_NOSIGNAL))
      secret.withBytes { bytes in
        _ = send(client, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      }
    case .cancelled, .abandoned:
      var mark = LoginSocket.cancelled
      send(client, &mark, 1, Int32(MSG_NOSIGNAL))
    }
  }

  private static func readRequest(_ client: Int32) -> String? {
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(
      client,
      SOL_SOCKET,
      SO_RCVTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 4096)
    while bytes.last != 0, bytes.count < LoginRequest.capacity {
      let count = recv(client, &room, room.count, 0)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return nil }
      bytes += room.prefix(count)
    }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}

// MARK: - Files

extension LoginFolder {
  /// The path of the running program.
  ///
  /// The system's own link to it is no use to a child of libvirt's, which has fewer rights than we.
  private static var ownProgram: String {
    var room = [UInt8](repeating: 0, count: 4096)
    let count = room.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    let path = String(decoding: room.prefix(max(0, count)), as: UTF8.self)
    // Replaced by a newer one while it runs, it is found at the same place with a mark behind it.
    let mark = " (deleted)"
    return path.hasSuffix(mark) ? String(path.dropLast(mark.count)) : path
  }

  /// The longest path at which ssh's own sockets still fit below it.
  private static let longestBase = 32

  private static func makeFolder() -> String? {
    let runtime = getenv("XDG_RUNTIME_DIR").map { String(cString: $0) } ?? ""
    let bases = [runtime, "/tmp"].filter { $0.hasPrefix("/") && $0.utf8.count <= longestBase }
    for base in bases {
      removeOrphans(in: base)
      var template = Array("\(base)/jvptui-\(getpid())-XXXXXX".utf8CString)
      if mkdtemp(&template) != nil {
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
    return nil
  }

  private static func write(_ text: String, to path: String) -> Bool {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      == bytes.count
  }

  /// Removes everything; an ssh that still runs loses its socket, which ends with us anyway.
  func remove() {
    for key in state.withLock({ Array($0.desks.keys) }) { Self.removeFolder(path + "/" + key) }
    unlink(path + "/" + LoginSocket.name)
    rmdir(path)
  }

  /// Removes what programs left that were killed: nobody answers at their sockets.
  private static func removeOrphans(in base: String) {
    for name in names(in: base) where name.hasPrefix("jvptui-") {
      let folder = base + "/" + name
      let socket = folder + "/" + LoginSocket.name
      var status = stat()
      guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
        status.st_uid == geteuid(), access(socket, F_OK) == 0
      else { continue }
      if let answers = LoginSocket.connect(to: socket) {
        close(answers)
        continue
      }
      for inner in names(in: folder) where inner != LoginSocket.name {
        removeFolder(folder + "/" + inner)
      }
      unlink(socket)
      rmdir(folder)
    }
  }

  private static func removeFolder(_ path: String) {
    for name in names(in: path) { unlink(path + "/" + name) }
    rmdir(path)
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
