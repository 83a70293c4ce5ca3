import Glibc

/// What the machine that we run on tells of itself in `/proc`.
struct OwnMachine {
  /// In bytes.
  private(set) var swapTotal: UInt64?
  /// In bytes.
  private(set) var swapUsed: UInt64?
  /// Time that a hypervisor took from all processors, in nanoseconds.
  private(set) var stolen: UInt64?

  /// Reads it.
  static func read() -> OwnMachine {
    OwnMachine(memory: text(of: "/proc/meminfo"), processors: text(of: "/proc/stat"))
  }

  /// Takes it out of the two files.
  init(memory: String, processors: String) {
    var kibibytes: [Substring: UInt64] = [:]
    for line in memory.split(separator: "\n") where line.hasPrefix("Swap") {
      let words = line.split(separator: " ")
      guard words.count > 1 else { continue }
      kibibytes[words[0]] = UInt64(words[1])
    }
    if let total = kibibytes["SwapTotal:"], let free = kibibytes["SwapFree:"],
      free <= total
    {
      swapTotal = TypedValue.bytes(kibibytes: total)
      swapUsed = TypedValue.bytes(kibibytes: total - free)
    }
    let counts = processors.prefix { $0 != "\n" }.split(separator: " ")
    let ticks = UInt64(max(1, sysconf(Int32(_SC_CLK_TCK))))
    if counts.first == "cpu", counts.count > 8, let count = UInt64(counts[8]) {
      stolen = count.multipliedReportingOverflow(by: 1_000_000_000 / ticks).partialValue
    }
  }

  private static func text(of path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    let capacity = 16384
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, capacity))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
