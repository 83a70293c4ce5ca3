import Glibc

/// The demo host's description as a file, which only its owner can read.
struct DemoDescription: Sendable {
  /// What to give libvirt to open the demo host.
  let uri: String
  private let directory: String
  fileprivate let path: String

  fileprivate init(directory: String) {
    self.directory = directory
    path = "\(directory)/host.xml"
    uri = "test://\(path)"
  }

  /// Removes the file and its directory; a second call does nothing.
  func remove() {
    unsafe unlink(path)
    unsafe rmdir(directory)
  }
}

/// A description of the demo host that could not be written.
struct DemoDescriptionError: Error, CustomStringConvertible {
  let description: String
}

extension DemoHost {
  /// Writes the description into a directory of its own, for libvirt to read.
  ///
  /// The directory lies in `XDG_RUNTIME_DIR`, `TMPDIR` or `/tmp`, the first of them that can be
  /// written to, and stays until ``DemoDescription/remove()`` is called.
  static func makeDescription() throws(DemoDescriptionError) -> DemoDescription {
    let description = DemoDescription(directory: try makeDirectory())
    do throws(DemoDescriptionError) {
      try write(xml(now: secondsSince1970()), to: description.path)
    } catch {
      description.remove()
      throw error
    }
    return description
  }

  private static func makeDirectory() throws(DemoDescriptionError) -> String {
    let candidates = [environment("XDG_RUNTIME_DIR"), environment("TMPDIR"), "/tmp"]
    for case .some(let parent) in candidates where parent.hasPrefix("/") {
      var template = Array("\(parent)/jvptui-demo-XXXXXX".utf8CString)
      guard unsafe mkdtemp(&template) != nil else { continue }
      return String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) },
        as: UTF8.self
      )
    }
    throw failure("make a directory for the demo host in /tmp")
  }

  private static func write(_ text: String, to path: String) throws(DemoDescriptionError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("create “\(path)”") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes[offset...].withUnsafeBytes { rest in
        unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw failure("write “\(path)”") }
      offset += written
    }
  }

  private static func failure(_ attempt: String) -> DemoDescriptionError {
    let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "unknown error"
    return DemoDescriptionError(description: "Could not \(attempt): \(reason).")
  }

  private static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  private static func secondsSince1970() -> Int {
    time(nil)
  }
}
