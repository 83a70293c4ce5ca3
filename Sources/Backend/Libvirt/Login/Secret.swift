import Glibc

/// The answer to a login question: bytes in memory only, overwritten when nobody holds them any more.
///
/// It cannot be encoded, and says nothing about itself when it is printed.
public final class Secret: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
  private let memory = SecretMemory()
  /// How many bytes it has.
  public let count: Int

  /// Copies bytes; what is beyond 4,096 of them is left out.
  public init(_ bytes: some Collection<UInt8>) {
    count = min(bytes.count, SecretMemory.capacity)
    memory.bytes.copyBytes(from: bytes.prefix(count))
  }

  /// Copies a text that is not secret itself, such as a user name or `yes`.
  public convenience init(_ text: String) {
    self.init(text.utf8)
  }

  /// Lends the bytes to `body`, which must not keep them.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(rebasing: memory.bytes.prefix(count)))
  }

  /// Bullets, however long it is.
  public var description: String { "•••" }

  /// Nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// Whether both hold the same bytes.
  public static func == (left: Secret, right: Secret) -> Bool {
    left.withBytes { left in
      right.withBytes { right in left.elementsEqual(right) }
    }
  }
}
