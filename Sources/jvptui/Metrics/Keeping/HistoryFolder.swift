import Glibc

/// The folder of history files: which there are, which are too old, and who may write.
///
/// A file is only ever appended to, and by one program; a new start begins a new file, so that what
/// was cut off in the middle stays where it is.
struct HistoryFolder: Sendable {
  /// A file, as its name says.
  struct Segment: Equatable, Sendable {
    let level: MetricSeries.Level
    /// When it was begun, in seconds since 1970.
    let start: Int
    let name: String

    /// Reads a name such as `coarse-1767225600-812.log`.
    init?(name: String) {
      let parts = name.split(separator: "-")
      guard parts.count == 3, parts[2].hasSuffix(".log"), let start = Int(parts[1]),
        let level = MetricSeries.Level.allCases.first(where: { $0.word == parts[0] })
      else { return nil }
      (self.level, self.start, self.name) = (level, start, name)
    }
  }

  /// What all files together may take, in bytes.
  static let largest = 96 << 20

  let path: String

  func path(of segment: Segment) -> String { "\(path)/\(segment.name)" }

  /// All files, the oldest first.
  func segments() -> [Segment] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var found: [Segment] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if let segment = Segment(name: name) { found.append(segment) }
    }
    return found.sorted { ($0.start, $0.name) < ($1.start, $1.name) }
  }

  /// Deletes what is older than its ring goes back, and the oldest where all of it is too large.
  func prune(now: Int, keeping current: Set<String>) {
    var left: [(segment: Segment, size: Int)] = []
    for segment in segments() {
      let age = now - segment.start - segment.level.segmentSeconds
      if age > segment.level.reach, !current.contains(segment.name) {
        _ = unsafe unlink(path(of: segment))
      } else {
        left.append((segment, size(of: segment)))
      }
    }
    var total = left.reduce(0) { $0 + $1.size }
    // The finer ones first: they are the shorter memory anyway.
    let order =
      left.filter { $0.segment.level == .middle } + left.filter { $0.segment.level != .middle }
    for (segment, size) in order where total > Self.largest && !current.contains(segment.name) {
      _ = unsafe unlink(path(of: segment))
      total -= size
    }
  }

  private func size(of segment: Segment) -> Int {
    var status = stat()
    return unsafe stat(path(of: segment), &status) == 0 ? Int(status.st_size) : 0
  }

  /// Claims the right to write, until the descriptor is closed or the program ends in whatever way.
  ///
  /// - Returns: A descriptor; nil while another program has it.
  func lock() -> Int32? {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let descriptor = unsafe open("\(path)/lock", flags, 0o600)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}

extension MetricSeries.Level {
  /// The word that files begin with.
  var word: String {
    switch self {
    case .fine: "fine"
    case .middle: "middle"
    case .coarse: "coarse"
    }
  }

  /// After how long a new file is begun, in seconds.
  var segmentSeconds: Int { reach / 6 }
}
