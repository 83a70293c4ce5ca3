import Glibc

/// A few pages for bytes that must not outlive their use: in no core dump, not swapped out where the
/// system allows it, and overwritten before they are given back.
///
/// Whoever shares one between threads takes care that only one of them writes.
// Safety: the address never changes, and the pages stay mapped until `deinit`.
final class SecretMemory: @unchecked Sendable {
  /// How many bytes fit.
  static let capacity = 4096

  private let start: UnsafeMutableRawPointer

  init() {
    let pages = mmap(
      nil,
      Self.capacity,
      PROT_READ | PROT_WRITE,
      MAP_PRIVATE | MAP_ANONYMOUS,
      -1,
      0
    )
    guard let pages, pages != MAP_FAILED else {
      preconditionFailure("The system refused a page of memory")
    }
    start = pages
    // Both may be refused, which changes nothing for the program.
    madvise(start, Self.capacity, MADV_DONTDUMP)
    mlock(start, Self.capacity)
  }

  deinit {
    wipe()
    munmap(start, Self.capacity)
  }

  /// All of it, for the time of the owner's call.
  var bytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: start, count: Self.capacity)
  }

  /// Overwrites everything, in a way that no optimiser leaves out.
  func wipe() { explicit_bzero(start, Self.capacity) }
}
