import Testing

@testable import Backend

@Suite("The search for a machine that does not answer")
struct SilentDomainSearchTests {
  private let all = (0..<20).compactMap { number in
    ObjectUUID(bytes: Array(repeating: UInt8(number), count: 16))
  }

  private func sample(_ id: ObjectUUID, isAnswered: Bool) -> DomainSample {
    var sample = DomainSample(id: id, runID: 1, time: 0)
    sample.disks = [DiskSample(target: "vda", reads: isAnswered ? 1 : nil)]
    return sample
  }

  @Test("names who tells less after a reading that hung, once, and says when it is back")
  func comparing() {
    var search = SilentDomainSearch()
    let fine = all.map { sample($0, isAnswered: true) }
    let silent = all.map { sample($0, isAnswered: $0 != all[3]) }
    // Being busy for a moment is nothing.
    #expect(search.compare(silent) { _ in true }.silent == [])
    #expect(search.compare(fine) { _ in true }.back == [])
    search.hung(at: 10) { all }
    #expect(!search.isSearching)
    #expect(search.compare(silent) { _ in true }.silent == [all[3]])
    #expect(search.compare(silent) { _ in true }.silent == [])
    #expect(search.compare(fine) { _ in true }.back == [all[3]])
    // One that never told anything has not fallen silent.
    search.hung(at: 20) { all }
    #expect(search.compare(silent) { _ in false }.silent == [])
  }

  @Test("asks in groups where the next reading hangs too, then one by one, and leaves the one out")
  func groups() {
    var search = SilentDomainSearch()
    search.hung(at: 10) { all }
    search.hung(at: 20) { all }
    #expect(search.groups.count == 3)
    search.groupAnswered()
    #expect(search.groupHung(at: 30) == nil)
    #expect(search.groups == all[8..<16].map { [$0] })
    search.groupAnswered()
    search.groupAnswered()
    #expect(search.groupHung(at: 40) == all[10])
    #expect(!search.isSearching)
    #expect(search.leftOut(at: 41) == [all[10]])
    #expect(search.leftOut(at: 40 + SilentDomainSearch.exclusion) == [])
    // Not again and again.
    search.hung(at: 50) { all }
    search.hung(at: 60) { all }
    #expect(!search.isSearching)
    search.hung(at: 20 + SilentDomainSearch.pause) { all }
    #expect(search.isSearching)
  }
}
