import FoundationEssentials
import Glibc

/// A folder of a test's own.
public struct ScratchFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes it.
  public init() throws {
    var template = Array("/tmp/jvptui-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw PtyFailure("make a folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The permission bits of a file; 0 where there is none.
  public func mode(of path: String) -> UInt32 {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  /// Removes it with everything in it.
  public func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
