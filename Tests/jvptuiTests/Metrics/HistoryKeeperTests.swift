import Backend
import Glibc
import TestSupport
import Testing

@testable import jvptui

@Suite("History on the disk")
struct HistoryKeeperTests {
  private let web = Fixture.uuid(1)
  private let uri = "qemu+ssh://lab-a/system"

  /// A history that a made machine has filled for some seconds up to a time.
  private func history(
    _ seconds: Int,
    cpu: Double = 0.5,
    until end: Int64 = 1_767_225_600
  )
    -> History
  {
    let history = History()
    history.use { $0.list(Fixture.host, uri: uri) }
    var made = MadeFigures(wall: end - Int64(seconds))
    for _ in 0..<(seconds / 2) {
      let figures = made.next([web: MadeFigures.domain(cpu, disk: 1000)])
      history.use { $0.take(figures, of: Fixture.host, watching: []) }
    }
    history.use { $0.takeFill(0.75, of: Fixture.uuid(20), on: Fixture.host, at: Double(end)) }
    return history
  }

  private func cpu(_ history: History, _ from: Double, _ to: Double) -> MetricSlot? {
    history.use { store in
      store.series(SeriesName(.cpu), of: .machine(web), on: Fixture.host)?.slot(from: from, to: to)
    }
  }

  /// What is known after a restart, where a host has that name and address.
  private func load(
    _ folder: String,
    now: Double = 1_767_225_700,
    name: HostID = Fixture.host,
    uri: String? = nil
  ) async -> History {
    let history = History()
    history.use { $0.list(name, uri: uri ?? self.uri) }
    let keeper = HistoryKeeper(folder: folder, history: history)
    await keeper.load(now: now)
    await keeper.end()
    return history
  }

  @Test("is there again after a restart, by the minute and by ten seconds")
  func roundTrip() async throws {
    let folder = try HistoryTestFolder()
    let before = history(7200)
    let keeper = HistoryKeeper(folder: folder.path, history: before)
    await keeper.save(now: 1_767_225_600, isLast: true)
    await keeper.end()
    let after = await load(folder.path)
    let end = 1_767_225_600.0
    for age in stride(from: 100.0, to: 7000, by: 100) {
      #expect(
        cpu(after, end - age, end - age + 10) == cpu(before, end - age, end - age + 10),
        "\(age) s ago"
      )
    }
    let node = after.use {
      $0.series(SeriesName(.memory), of: .node, on: Fixture.host)?.slot(from: end - 600, to: end)
    }
    #expect(abs((node?.mean ?? 0) - 20.0 / 32) < 0.001)
  }

  @Test("loses no more than its end to a file that was cut off anywhere")
  func torn() async throws {
    let folder = try HistoryTestFolder()
    let keeper = HistoryKeeper(folder: folder.path, history: history(7200))
    await keeper.save(now: 1_767_225_600, isLast: true)
    let longer = HistoryKeeper(folder: folder.path, history: history(7200, until: 1_767_232_800))
    await keeper.end()
    await longer.load(now: 1_767_225_600)
    await longer.save(now: 1_767_232_800, isLast: true)
    await longer.end()
    let end = 1_767_225_600.0
    for segment in HistoryFolder(path: folder.path).segments() where segment.start > 1_767_225_600 {
      let path = "\(folder.path)/\(segment.name)"
      var status = stat()
      #expect(stat(path, &status) == 0)
      for size in [0, 5, 17, 20, 24, Int(status.st_size) / 2, Int(status.st_size) - 1].reversed() {
        #expect(truncate(path, size) == 0)
        let after = await load(folder.path, now: 1_767_232_900)
        #expect(cpu(after, end - 600, end - 540)?.mean == 0.5, "cut at \(size)")
      }
    }
  }

  @Test("does not believe bytes that changed")
  func spoilt() async throws {
    let folder = try HistoryTestFolder()
    let keeper = HistoryKeeper(folder: folder.path, history: history(7200))
    await keeper.save(now: 1_767_225_600, isLast: true)
    await keeper.end()
    for segment in HistoryFolder(path: folder.path).segments() {
      let path = "\(folder.path)/\(segment.name)"
      let descriptor = open(path, O_RDWR)
      var byte: UInt8 = 0xA5
      #expect(pwrite(descriptor, &byte, 1, 60) == 1)
      close(descriptor)
    }
    let after = await load(folder.path)
    #expect(cpu(after, 1_767_225_000, 1_767_225_060) == nil)
  }

  @Test("is written by one program at a time; another goes on once that has ended")
  func two() async throws {
    let folder = try HistoryTestFolder()
    let (first, second) = (history(600), history(600, cpu: 0.25))
    let one = HistoryKeeper(folder: folder.path, history: first)
    let other = HistoryKeeper(folder: folder.path, history: second)
    await one.save(now: 1_767_225_600)
    let written = HistoryFolder(path: folder.path).segments()
    await other.save(now: 1_767_225_600)
    #expect(HistoryFolder(path: folder.path).segments() == written)
    await one.end()
    var made = MadeFigures(time: 1600, wall: 1_767_225_600)
    for _ in 0..<600 {
      let figures = made.next([web: MadeFigures.domain(0.25)])
      second.use { $0.take(figures, of: Fixture.host, watching: []) }
    }
    await other.save(now: Double(made.wall), isLast: true)
    await other.end()
    let after = await load(folder.path, now: Double(made.wall))
    #expect(cpu(after, 1_767_225_300, 1_767_225_360)?.mean == 0.5)
    #expect(cpu(after, Double(made.wall) - 300, Double(made.wall) - 240)?.mean == 0.25)
  }

  @Test("comes in front of what has happened since the program started")
  func adopting() async throws {
    let folder = try HistoryTestFolder()
    let keeper = HistoryKeeper(folder: folder.path, history: history(3600))
    await keeper.save(now: 1_767_225_600, isLast: true)
    await keeper.end()
    let now = history(60, cpu: 0.125, until: 1_767_225_780)
    let next = HistoryKeeper(folder: folder.path, history: now)
    await next.load(now: 1_767_225_780)
    #expect(cpu(now, 1_767_225_300, 1_767_225_360)?.mean == 0.5)
    #expect(cpu(now, 1_767_225_650, 1_767_225_700) == nil, "nobody measured")
    #expect(cpu(now, 1_767_225_740, 1_767_225_770)?.mean == 0.125)
    await next.end()
  }

  @Test("leaves out what is older than a day, and what is from the future")
  func ages() async throws {
    let folder = try HistoryTestFolder()
    let keeper = HistoryKeeper(folder: folder.path, history: history(3600))
    await keeper.save(now: 1_767_225_600, isLast: true)
    await keeper.end()
    let late = await load(folder.path, now: 1_767_225_600 + 25 * 3600)
    #expect(late.use { $0.hosts.isEmpty })
    let early = await load(folder.path, now: 1_767_225_600 - 7200)
    #expect(early.use { $0.hosts.isEmpty })
  }

  @Test("deletes files that nothing is read from any more")
  func pruning() throws {
    let folder = try HistoryTestFolder()
    for name in ["coarse-1000-1.log", "middle-90000-1.log", "coarse-90000-1.log", "notes.txt"] {
      let descriptor = open("\(folder.path)/\(name)", O_CREAT | O_WRONLY, 0o600)
      #expect(descriptor >= 0)
      close(descriptor)
    }
    let history = HistoryFolder(path: folder.path)
    history.prune(now: 90_000 + 5 * 3600, keeping: [])
    #expect(history.segments().map(\.name) == ["coarse-90000-1.log"])
    #expect(access("\(folder.path)/notes.txt", F_OK) == 0)
  }

  @Test("survives SIGKILL in the middle of writing, as often as it comes")
  func killed() async throws {
    let folder = try HistoryTestFolder()
    let known = HistoryKeeper(folder: folder.path, history: history(3600))
    await known.save(now: 1_767_225_600, isLast: true)
    await known.end()
    // What a killed writer leaves: a lock that nobody holds, and a frame cut off at any byte.
    let frame = HistoryFrameTests.example.bytes
    for length in stride(from: 1, to: frame.count, by: 7) {
      let path = "\(folder.path)/coarse-1767225601-\(length).log"
      let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
      let bytes = HistoryReader.Format.byURI.magic + frame.prefix(length)
      #expect(write(descriptor, bytes, bytes.count) == bytes.count)
      close(descriptor)
    }
    let after = await load(folder.path)
    #expect(cpu(after, 1_767_225_300, 1_767_225_360)?.mean == 0.5)
  }
}

@Suite("A frame of history")
struct HistoryFrameTests {
  static var example: HistoryFrame {
    var frame = HistoryFrame(
      level: .coarse,
      slotSeconds: 60,
      firstNumber: 29_453_760,
      slotCount: 3,
      host: "qemu+ssh://läb-a/system"
    )
    frame.rows = [
      HistoryFrame.Row(subject: .node, metric: .cpu, slots: [MetricSlot(0.5), nil, MetricSlot(1)]),
      HistoryFrame.Row(
        subject: .machine(Fixture.uuid(1)),
        metric: .disk,
        slots: [MetricSlot(minimum: 1, mean: 2, maximum: 4), MetricSlot(0), nil]
      ),
      HistoryFrame.Row(
        subject: .machine(Fixture.uuid(1)),
        metric: .network,
        slots: [MetricSlot(8), MetricSlot(8), MetricSlot(8)]
      ),
      HistoryFrame.Row(
        subject: .pool(Fixture.uuid(20)),
        metric: .fill,
        slots: [nil, nil, MetricSlot(0.75)]
      ),
      HistoryFrame.Row(
        subject: .network(Fixture.uuid(30)),
        metric: .sentBytes,
        slots: [MetricSlot(minimum: 0, mean: 512, maximum: 1024), nil, nil]
      ),
    ]
    return frame
  }

  @Test("is read back as it was written")
  func roundTrip() {
    let bytes = Self.example.bytes
    #expect(HistoryFrame(payload: bytes[8...]) == Self.example)
  }

  @Test("is refused when it is shorter than it should be, and never crashes")
  func shortened() {
    let bytes = Self.example.bytes
    for end in 8..<bytes.count {
      // Rows may end early at a border between subjects; what is there is then right.
      if let frame = HistoryFrame(payload: bytes[8..<end]) {
        #expect(frame.rows == Array(Self.example.rows.prefix(frame.rows.count)))
      }
    }
  }

  @Test("has the checksum that zip and Ethernet have")
  func checksum() {
    #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
  }
}

/// A folder that is gone when the test is over.
final class HistoryTestFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/jvptui-history-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = try #require(made)
  }

  deinit {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        unlink("\(path)/\(name)")
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
