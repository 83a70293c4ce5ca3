import Glibc

/// A page for bytes that must not outlive their use: in no core dump, not swapped out where the
/// system allows it, and overwritten before they are given back.
///
/// Whoever shares one between threads takes care that only one of them writes.
// Safety: the address never changes; `Secret` writes in its `init` only, `SecretBuffer` locked.
final class SecretMemory: @unchecked Sendable {
  /// How many bytes fit.
  static let capacity = 4096

  private let start: UnsafeMutableRawPointer

  init() {
    start = .allocate(byteCount: Self.capacity, alignment: Self.capacity)
    // Both may be refused, which changes nothing for the program.
    madvise(start, Self.capacity, MADV_DONTDUMP)
    mlock(start, Self.capacity)
  }

  deinit {
    wipe()
    munlock(start, Self.capacity)
    madvise(start, Self.capacity, MADV_DODUMP)
    start.deallocate()
  }

  /// All of it, for the time of the owner's call.
  var bytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: start, count: Self.capacity)
  }

  /// Overwrites everything, in a way that no optimiser leaves out.
  func wipe() { explicit_bzero(start, Self.capacity) }
}
