import Backend
import Glibc

/// Reads what earlier runs have kept.
enum HistoryReader {
  /// How a file calls hosts, which its first bytes say.
  enum Format: CaseIterable {
    case byName, byURI

    var magic: [UInt8] {
      switch self {
      case .byName: Array("jvptui history 1\n".utf8)
      case .byURI: Array("jvptui history 2\n".utf8)
      }
    }

    func host(_ text: String) -> KeptHost {
      switch self {
      case .byName: .name(text)
      case .byURI: .uri(text)
      }
    }
  }

  /// No frame is as long as this.
  private static let longestFrame = 64 << 20

  /// Everything in the folder that is whole, and neither too old nor from the future.
  ///
  /// - Parameters:
  ///   - folder: Where it is kept.
  ///   - now: In seconds since 1970.
  ///   - look: Sees what there is after each frame.
  /// - Returns: What was kept, of hosts that nobody has listed yet.
  static func read(
    _ folder: HistoryFolder,
    now: Double,
    look: (HistoryStore) -> Void = { _ in }
  ) -> HistoryStore {
    var store = HistoryStore()
    for segment in folder.segments() where segment.level != .fine {
      eachFrame(in: folder.path(of: segment)) { frame, host in
        for row in frame.rows { restore(row, of: frame, host, now: now, into: &store) }
        look(store)
      }
    }
    return store
  }

  private static func restore(
    _ row: HistoryFrame.Row,
    of frame: HistoryFrame,
    _ host: KeptHost,
    now: Double,
    into store: inout HistoryStore
  ) {
    let length = Double(frame.slotSeconds)
    // As long as they were written: made coarser only once there are too many, the first thousands
    // would take as much memory as all of them may.
    if case .machine = row.subject {
      store.expect(thinning: frame.slotSeconds / frame.level.slotSeconds)
    }
    // A clock that was put back since then leaves slots in what is the future now.
    let known = row.slots.enumerated().compactMap { index, slot in
      slot.map { (time: Double(frame.firstNumber + index) * length, slot: $0) }
    }.filter { $0.time + length <= now + 60 && $0.time + length > now - Double(frame.level.reach) }
    guard !known.isEmpty else { return }
    let kept = KeptSlots(metric: row.metric, level: frame.level, length: length, slots: known)
    store.restore(kept, of: row.subject, on: host)
  }

  /// Gives each whole frame; ends at the first that is torn or spoilt.
  static func eachFrame(in path: String, _ take: (HistoryFrame, KeptHost) -> Void) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let first = read(descriptor, Format.byURI.magic.count),
      let format = Format.allCases.first(where: { $0.magic == first })
    else { return }
    while let head = read(descriptor, 8) {
      var reader = ByteReader(head[...])
      guard let length = reader.number32(), let checksum = reader.number32(),
        length > 0, length < longestFrame, let payload = read(descriptor, Int(length)),
        Checksum.crc32(payload) == checksum, let frame = HistoryFrame(payload: payload[...])
      else { return }
      take(frame, format.host(frame.host))
    }
  }

  /// Exactly so many bytes; nil where there are fewer.
  private static func read(_ descriptor: Int32, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(
          descriptor,
          unsafe buffer.baseAddress.map { unsafe $0 + done },
          count - done
        )
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      done += got
    }
    return bytes
  }
}
