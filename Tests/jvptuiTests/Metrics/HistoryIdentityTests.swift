import Backend
import Glibc
import OrderedCollections
import TestSupport
import Testing

@testable import jvptui

@Suite("The history of a host that changes its name or address")
struct HistoryIdentityTests {
  private static let end: Int64 = 1_767_225_600
  private static let uri = "qemu+ssh://lab-a/system"
  private let web = Fixture.uuid(1)

  /// Ten minutes of a host with one machine.
  private func fill(_ history: History, as host: HostID, cpu: Double = 0.5) {
    var made = MadeFigures(wall: Self.end - 600)
    for _ in 0..<300 {
      let figures = made.next([web: MadeFigures.domain(cpu)])
      history.use { $0.take(figures, of: host, watching: []) }
    }
  }

  private func written(as host: HostID, _ uri: String = uri) async throws -> HistoryTestFolder {
    let folder = try HistoryTestFolder()
    let history = History()
    history.use { $0.list(host, uri: uri) }
    fill(history, as: host)
    await save(history, folder)
    return folder
  }

  private func save(_ history: History, _ folder: HistoryTestFolder) async {
    let keeper = HistoryKeeper(folder: folder.path, history: history)
    await keeper.save(now: Double(Self.end), isLast: true)
    await keeper.end()
  }

  private func load(_ folder: HistoryTestFolder, into history: History) async {
    let keeper = HistoryKeeper(folder: folder.path, history: history)
    await keeper.load(now: Double(Self.end) + 100)
    await keeper.end()
  }

  private func cpu(_ history: History, of host: HostID) -> Float? {
    let (from, to) = (Double(Self.end) - 300, Double(Self.end) - 240)
    return history.use {
      $0.series(SeriesName(.cpu), of: .machine(web), on: host)?.slot(from: from, to: to)?.mean
    }
  }

  @Test("is there under the new name after a restart")
  func renamed() async throws {
    let folder = try await written(as: HostID("old"))
    let history = History()
    history.use { $0.list(HostID("new"), uri: Self.uri) }
    await load(folder, into: history)
    #expect(cpu(history, of: HostID("new")) == 0.5)
  }

  @Test("is not given to another host that took over the name")
  func nameTaken() async throws {
    let folder = try await written(as: HostID("old"))
    let history = History()
    history.use { $0.list(HostID("old"), uri: "qemu+ssh://lab-b/system") }
    await load(folder, into: history)
    #expect(cpu(history, of: HostID("old")) == nil)
  }

  @Test("waits for a host that is listed later")
  func later() async throws {
    let folder = try await written(as: HostID("old"))
    let history = History()
    await load(folder, into: history)
    #expect(cpu(history, of: HostID("new")) == nil)
    history.use { $0.list(HostID("new"), uri: Self.uri) }
    #expect(cpu(history, of: HostID("new")) == 0.5)
  }

  @Test("is read from files of the first format, which know the name")
  func firstFormat() async throws {
    let folder = try await written(as: HostID("old"))
    // The same files as an earlier version wrote them.
    for segment in HistoryFolder(path: folder.path).segments() {
      let path = "\(folder.path)/\(segment.name)"
      var bytes = HistoryReader.Format.byName.magic
      HistoryReader.eachFrame(in: path) { frame, _ in
        var frame = frame
        frame.host = "old"
        bytes += frame.bytes
      }
      let descriptor = open(path, O_WRONLY | O_TRUNC)
      #expect(write(descriptor, bytes, bytes.count) == bytes.count)
      close(descriptor)
    }
    let history = History()
    history.use {
      $0.list(HostID("old"), uri: Self.uri)
      $0.list(HostID("new"), uri: "qemu+ssh://lab-b/system")
    }
    await load(folder, into: history)
    #expect(cpu(history, of: HostID("old")) == 0.5)
    #expect(cpu(history, of: HostID("new")) == nil)
    // From then on it is found by the address.
    fill(history, as: HostID("old"))
    await save(history, folder)
    let next = History()
    next.use { $0.list(HostID("new"), uri: Self.uri) }
    await load(folder, into: next)
    #expect(next.use { $0.hosts[HostID("new")]?.machines[web] } != nil)
  }

  @Test("is put aside when the address changes, and comes back with it")
  func address() {
    let history = History()
    let host = HostID("lab")
    history.use { $0.list(host, uri: Self.uri) }
    fill(history, as: host)
    history.use { $0.list(host, uri: "qemu+ssh://lab-b/system") }
    #expect(cpu(history, of: host) == nil)
    history.use { $0.list(host, uri: Self.uri) }
    #expect(cpu(history, of: host) == 0.5)
  }

  @Test("goes to the new entry when the settings were changed by hand")
  func reread() {
    var harness = Harness(120, 40)
    let old = HostEntry(name: "old", uri: Self.uri)
    harness.start([old])
    fill(harness.state.history, as: HostID("old"))
    var settings = Settings()
    settings.hosts = [HostEntry(name: "new", uri: Self.uri)]
    harness.send(.settings(SettingsReading(settings: settings), nil))
    #expect(harness.state.hosts.keys.map(\.name) == ["new"])
    #expect(cpu(harness.state.history, of: HostID("new")) == 0.5)
    #expect(cpu(harness.state.history, of: HostID("old")) == nil)
  }
}

@Suite("A history of very many machines")
struct LargeHistoryTests {
  private func id(_ number: Int) throws -> ObjectUUID {
    try #require(
      ObjectUUID(bytes: (0..<16).map { UInt8(truncatingIfNeeded: number >> (8 * ($0 % 4))) })
    )
  }

  @Test("is read with slots as long as it was written with, from the first machine on")
  func thinned() throws {
    let folder = try HistoryTestFolder()
    let (count, now, length) = (10_000, 1_767_225_600, 360)
    let factor = Thinning.factor(machines: count)
    #expect(factor * 60 == length)
    let slots = (0..<10).map { MetricSlot(Float($0) / 10) as MetricSlot? }
    var bytes = HistoryReader.Format.byURI.magic
    for start in stride(from: 0, to: count, by: 250) {
      var frame = HistoryFrame(
        level: .coarse,
        slotSeconds: length,
        firstNumber: now / length - slots.count,
        slotCount: slots.count,
        host: "qemu:///system"
      )
      frame.rows = try (start..<start + 250).map { number in
        HistoryFrame.Row(subject: .machine(try id(number)), metric: .cpu, slots: slots)
      }
      bytes += frame.bytes
    }
    let path = "\(folder.path)/coarse-\(now - 60)-1.log"
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    var factors: Set<Int> = []
    let store = HistoryReader.read(HistoryFolder(path: folder.path), now: Double(now)) { store in
      factors.insert(store.thinning)
    }
    // With shorter ones the first thousands would take as much as all of them may.
    #expect(factors == [factor])
    #expect(store.unclaimed[.uri("qemu:///system")]?.machines.count == count)
  }
}
