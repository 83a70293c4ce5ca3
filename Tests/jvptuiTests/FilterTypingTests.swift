import Backend
import OrderedCollections
import TUI
import TestSupport
import Testing
import Widgets
@testable import jvptui

@Suite("Typing a filter")
struct FilterTypingTests {
  private var text: (Harness) -> String { { $0.state.paneState(.domains).filterText } }

  @Test("completes fields and what the rows have in them")
  func completion() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("sta")
    harness.press("tab")
    #expect(text(harness) == "state:")
    harness.type("pa")
    harness.press("right")
    #expect(text(harness) == "state:\"paused: I/O error\"")
    #expect(harness.state.paneState(.domains).rows.count == 1)
    harness.press("ctrl-u")
    harness.type("!tag:")
    harness.press("tab")
    #expect(text(harness) == "!tag:web")
    harness.press("tab")
    #expect(text(harness) == "!tag:prod")
    harness.press("tab", "shift-tab")
    #expect(text(harness) == "!tag:prod")
    harness.type(" mem")
    harness.press("tab")
    #expect(text(harness) == "!tag:prod mem>=")
  }

  @Test("completes in the middle and leaves what follows")
  func middle() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("na web")
    harness.press("home", "right", "right", "tab")
    #expect(text(harness) == "name: web")
  }

  private func machine(_ number: UInt8, _ random: inout some RandomNumberGenerator) -> Domain {
    let isOn = Bool.random(using: &random)
    return Domain(
      id: Fixture.uuid(number),
      name: "vm-\(UInt8.random(in: 0...99, using: &random))",
      runID: isOn ? Int32(number) : nil,
      state: isOn ? DomainState(.running, reason: 1) : DomainState(.paused, reason: 1),
      definition: Fixture.definition(
        title: "Rack \(number % 4)",
        tags: ["t\(UInt8.random(in: 0...3, using: &random))"]
      )
    )
  }

  @Test("term by term shows the same rows as all at once, while machines change", arguments: 1...12)
  func incremental(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var harness = Harness.demo()
    harness.receive(.domains(.loaded((1...120).map { machine($0, &random) })))
    harness.press("2")
    if seed.isMultiple(of: 3) { harness.state.panes[.domains]?.sort.column = "state" }
    if seed.isMultiple(of: 4) { harness.state.panes[.domains]?.sort.isDescending = true }
    harness.press("/")
    for text in [
      "vm 1 !tag:t2", "/[0-9]*7$/ !tag:t1 (t3 or t0) state:run", "rack tag:t1 vcpu>1 !4",
    ] {
      for character in text {
        let changed = (0..<2).map { _ in machine(.random(in: 1...120, using: &random), &random) }
        switch UInt8.random(in: 0...3, using: &random) {
        case 0: harness.receive(.domainsChanged(changed, removed: []))
        case 1:
          let gone = Fixture.uuid(.random(in: 1...120, using: &random))
          harness.receive(.domainsChanged([], removed: [gone]))
        default: break
        }
        harness.type(String(character))
        let shown = harness.state.paneState(.domains)
        var plain = harness.state
        plain.panes[.domains]?.narrowed = []
        let expected = ResourceCatalog.pane(.domains).rows(in: plain)
        #expect(shown.rows == expected.rows, "\(shown.filterText)")
        #expect(shown.total == harness.state.hosts[Fixture.host]?.domains.count)
        try #require(expected.rows.count == Set(expected.rows).count)
      }
      harness.press("ctrl-u")
    }
  }

  @Test("keeps machines in the order of their names, whatever happens to them")
  func order() {
    var random = SplitMix(seed: 7)
    var records = DomainRecords()
    var known: [ObjectUUID: Domain] = [:]
    for _ in 0..<2000 {
      let domain = machine(.random(in: 1...60, using: &random), &random)
      switch UInt8.random(in: 0...9, using: &random) {
      case 0...5:
        known[domain.id] = domain
        records.update(domain, searchText: nil)
      case 6...8:
        known[domain.id] = nil
        records.remove(domain.id)
      default:
        let others = (1...20).map { _ in machine(.random(in: 1...60, using: &random), &random) }
        known = Dictionary(others.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        records.replace(others.map { ($0, nil) })
      }
      let expected = known.values.map { DomainRecord($0) }.sorted(by: DomainRecord.stands)
      #expect(records.ordered.map(\.domain) == expected.map(\.domain))
    }
  }

  @Test("offers nothing in expressions, and says what there is")
  func offers() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("/na")
    harness.press("tab")
    #expect(text(harness) == "/na")
    harness.press("ctrl-u")
    harness.type("t")
    #expect(harness.screen.contains("tab  title: tag:"))
    harness.type("ag:w")
    #expect(harness.screen.contains("tab  web"))
  }

  @Test("points at the place that is wrong")
  func caret() throws {
    var harness = Harness.demo(80, 24)
    harness.press("2", "/")
    harness.type("web mem>many")
    let lines = harness.screen.split(separator: "\n")
    let field = try #require(lines[22].firstRange(of: "many"))
    let caret = try #require(lines[23].firstIndex(of: "^"))
    #expect(
      lines[22].distance(from: lines[22].startIndex, to: field.lowerBound)
        == lines[23].distance(from: lines[23].startIndex, to: caret)
    )
    expectGolden(harness.surface, named: "filter-error-80x24")
    harness.press("ctrl-u")
    harness.type("state:running (web or db")
    expectGolden(harness.surface, named: "filter-open-80x24")
  }

  @Test("says the same with ASCII alone")
  func ascii() {
    var harness = Harness.demo(80, 24)
    harness.state.glyphs = .ascii
    harness.press("2", "=", "=", "/")
    harness.type("mem>=x")
    expectGolden(harness.surface, named: "ascii-80x24")
  }

  @Test("saves a filter under a name, and the palette recalls it in its pane")
  func named() {
    var harness = Harness.demo()
    harness.press("2", "/")
    harness.type("tag:prod")
    harness.press("ctrl-s")
    #expect(harness.screen.contains("Save the filter tag:prod"))
    harness.press("enter")
    #expect(harness.screen.contains("it is empty"))
    harness.type("live")
    harness.press("enter")
    let filter = NamedFilter(name: "live", pane: .domains, text: "tag:prod")
    #expect(harness.effects.last == .editSettings(.saveFilter(filter)))
    let reading = SettingsReading(settings: Settings(filters: [filter]))
    harness.send(.settings(reading, .saveFilter(filter)))
    harness.press("esc", "7", ":")
    harness.type("filter live")
    harness.press("enter")
    #expect(harness.state.pane == .domains)
    #expect(harness.screen.contains("VMs (1/7) /tag:prod"))
    harness.press(":")
    harness.type("forget live")
    harness.press("enter")
    #expect(harness.effects.last == .editSettings(.removeFilter(filter)))
  }

  @Test("says why there is nothing to save")
  func nothingToSave() {
    var harness = Harness.demo()
    harness.press("2", ":")
    harness.type("save this filter")
    #expect(harness.screen.contains("VMs is not filtered"))
  }
}
