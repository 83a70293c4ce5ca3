import Glibc

/// The memory of another process, as whoever may look into it sees it.
enum ProcessMemory {
  /// Where bytes are found in what the process may read itself.
  ///
  /// - Returns: The places, as their mappings and addresses; empty when they are nowhere.
  static func places(of text: String, in process: Int32) -> [String] {
    let maps = String(decoding: TestFolder.read("/proc/\(process)/maps"), as: UTF8.self)
    let memory = open("/proc/\(process)/mem", O_RDONLY | O_CLOEXEC)
    guard memory >= 0 else { return [] }
    defer { close(memory) }
    let wanted = Array(text.utf8)
    return maps.split(separator: "\n").flatMap { line -> [String] in
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      let range = fields[0].split(separator: "-").compactMap { UInt(String($0), radix: 16) }
      guard fields[1].hasPrefix("r"), range.count == 2 else { return [] }
      let name = fields.count > 5 ? String(fields[5]) : "anonymous"
      return offsets(of: wanted, in: read(memory, range[0], Int(range[1] - range[0])))
        .map { "\(name) \(String(range[0] + UInt($0), radix: 16))" }
    }
  }

  private static func read(_ memory: Int32, _ start: UInt, _ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      while filled < count {
        // Some mappings cannot be read, although they say so.
        let place = off_t(Int(bitPattern: start) + filled)
        let got = pread(memory, room.baseAddress?.advanced(by: filled), count - filled, place)
        guard got > 0 else { return }
        filled += got
      }
    }
  }

  private static func offsets(of wanted: [UInt8], in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBytes { all in
      wanted.withUnsafeBytes { wanted in
        guard let base = all.baseAddress, let text = wanted.baseAddress, let first = wanted.first
        else { return [] }
        var found: [Int] = []
        var start = 0
        while start + wanted.count <= all.count,
          let place = memchr(base + start, Int32(first), all.count - wanted.count - start + 1)
        {
          start = base.distance(to: UnsafeRawPointer(place))
          if memcmp(base + start, text, wanted.count) == 0 { found.append(start) }
          start += 1
        }
        return found
      }
    }
  }
}
