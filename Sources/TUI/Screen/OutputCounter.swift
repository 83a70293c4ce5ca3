private import Glibc

/// How much the calling thread has written since it began, by the kernel's own count.
///
/// The thread that draws writes next to nothing else.
public enum OutputCounter {
  /// Bytes; nil where the kernel does not count them.
  public static var bytes: UInt64? {
    let descriptor = open("/proc/thread-self/io", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return nil }
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.hasPrefix("wchar: ") }
    return line.flatMap { UInt64($0.dropFirst("wchar: ".count)) }
  }
}
