import Backend
import Glibc

/// Keeps histories across restarts, off the main thread: reads at the start, appends at intervals.
///
/// Of several programs at once one writes; when it ends another goes on from there.
actor HistoryKeeper {
  private let folder: HistoryFolder
  private let history: History
  private var lock: Int32?
  private var hasLoaded = false
  /// Up to when each part is written, or need not be, in seconds since 1970.
  private var written: [Part: Double] = [:]
  /// What is older was there when the program started.
  private var startTime = 0.0
  private var files: [MetricSeries.Level: (descriptor: Int32, name: String, start: Int)] = [:]
  /// How often files were looked over, which happens more seldom than writing.
  private var rounds = 0

  /// The rings that are kept; the fine one lasts ten minutes only.
  private static let levels: [MetricSeries.Level] = [.middle, .coarse]
  /// By how much what is told of machines can be behind the rest, in seconds.
  private static let lateness = 12.0
  /// How many machines go into one frame, so that the lock is held for a moment only.
  private static let piece = 250

  init(folder: String, history: History) {
    self.folder = HistoryFolder(path: folder)
    self.history = history
  }

  /// Reads what earlier runs have kept, and puts it in front of what there is by now.
  func load(now: Double) {
    guard !hasLoaded else { return }
    hasLoaded = true
    startTime = now
    var earlier = HistoryReader.read(folder, now: now)
    guard !earlier.unclaimed.isEmpty else { return }
    history.use { $0.adopt(&earlier) }
  }

  /// Writes all slots that are complete and not written yet, where no other program does; when the
  /// program ends, those under way as well.
  func save(now: Double, isLast: Bool = false) {
    let hosts = history.use { store in
      store.uris.compactMap { host, uri in
        store.hosts[host]?.lastTime.map { (host: host, uri: uri, time: $0) }
      }
    }
    guard !hosts.isEmpty else { return }
    let isWriter = claim()
    for (host, uri, time) in hosts {
      for level in Self.levels {
        for isMachines in [false, true] {
          let part = Part(uri: uri, level: level, isMachines: isMachines)
          save(part, of: host, time: time, isWriter: isWriter, isLast: isLast, now: now)
        }
      }
    }
    rounds += 1
    if isWriter, rounds % 10 == 1 || isLast {
      folder.prune(now: Int(now), keeping: Set(files.values.map(\.name)))
    }
  }

  private func save(
    _ part: Part,
    of host: HostID,
    time: Double,
    isWriter: Bool,
    isLast: Bool,
    now: Double
  ) {
    let length = history.use { part.slotSeconds(thinning: $0.thinning) }
    // What is not shown of machines comes up to a reading of all later.
    let reach = part.isMachines && !isLast ? Self.lateness : 0
    let last = Int(time - reach) / length - (isLast ? 0 : 1)
    // What was there before this program is on the disk already.
    let before = Int(written[part] ?? startTime) / length - 1
    guard last > before else { return }
    // Several slots at once take a fraction of the room that single ones do.
    guard isLast || last - before >= part.level.batch else { return }
    let first = max(before + 1, last - part.level.reach / length + 1)
    guard !isWriter || append(part, of: host, length, first...last, now) else { return }
    written[part] = Double((last + 1) * length)
  }

  /// - Returns: Whether all of it is in the file.
  private func append(
    _ part: Part,
    of host: HostID,
    _ length: Int,
    _ numbers: ClosedRange<Int>,
    _ now: Double
  ) -> Bool {
    let subjects = history.use { $0.hosts[host]?.subjects(ofMachines: part.isMachines) ?? [] }
    for start in stride(from: 0, to: subjects.count, by: Self.piece) {
      var frame = HistoryFrame(
        level: part.level,
        slotSeconds: length,
        firstNumber: numbers.lowerBound,
        slotCount: numbers.count,
        host: part.uri
      )
      frame.rows = history.use { store in
        subjects[start..<min(start + Self.piece, subjects.count)].flatMap {
          store.hosts[host]?.rows(of: $0, part.level, numbers) ?? []
        }
      }
      guard !frame.rows.isEmpty else { continue }
      guard let descriptor = file(for: part.level, now: Int(now)) else { return false }
      guard write(frame.bytes, to: descriptor) else {
        // A full disk: what is half there is left behind in a file of its own.
        end(part.level)
        return false
      }
    }
    return true
  }

  /// Whether this program is the one that writes.
  private func claim() -> Bool {
    if lock != nil { return true }
    UserFolders.make(folder.path)
    lock = folder.lock()
    return lock != nil
  }

  private func file(for level: MetricSeries.Level, now: Int) -> Int32? {
    if let open = files[level] {
      if now - open.start < level.segmentSeconds { return open.descriptor }
      end(level)
    }
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW
    var number = Int(getpid())
    for _ in 0..<16 {
      let name = "\(level.word)-\(now)-\(number).log"
      let descriptor = unsafe open("\(folder.path)/\(name)", flags, 0o600)
      if descriptor >= 0 {
        files[level] = (descriptor, name, now)
        guard write(HistoryReader.Format.byURI.magic, to: descriptor) else {
          end(level)
          return nil
        }
        return descriptor
      }
      guard errno == EEXIST else { return nil }
      number += 1 << 24
    }
    return nil
  }

  private func end(_ level: MetricSeries.Level) {
    if let open = files.removeValue(forKey: level) { close(open.descriptor) }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Lets go of files and of the right to write.
  func end() {
    for level in Self.levels { end(level) }
    if let lock { close(lock) }
    lock = nil
  }
}

extension MetricSeries.Level {
  /// How many slots are written at once.
  fileprivate var batch: Int { self == .coarse ? 5 : 1 }
}

/// What goes into frames of its own: one ring of a host's machines, or of all the rest of it.
private struct Part: Hashable {
  let uri: String
  let level: MetricSeries.Level
  let isMachines: Bool

  /// Machines' slots are longer where there are very many of them.
  func slotSeconds(thinning: Int) -> Int { level.slotSeconds * (isMachines ? thinning : 1) }
}

extension HostHistory {
  /// Everything that something is kept of.
  fileprivate func subjects(ofMachines: Bool) -> [HistorySubject] {
    if ofMachines { return machines.keys.map { .machine($0) } }
    return [.node] + pools.keys.map { .pool($0) } + networks.keys.map { .network($0) }
  }

  /// The values of one subject in some slots, where there are any.
  fileprivate func rows(
    of subject: HistorySubject,
    _ level: MetricSeries.Level,
    _ numbers: ClosedRange<Int>
  ) -> [HistoryFrame.Row] {
    let metrics: [Metric] =
      switch subject {
      case .node: Array(node.keys)
      case .machine: Metric.listed
      case .pool: [.fill]
      case .network: NetworkTraffic.metrics
      }
    return metrics.compactMap { metric in
      guard let ring = series(SeriesName(metric), of: subject)?[level] else { return nil }
      let slots = numbers.map { ring.slot($0) }
      return slots.allSatisfy { $0 == nil }
        ? nil : HistoryFrame.Row(subject: subject, metric: metric, slots: slots)
    }
  }
}
