import TUI
import Testing

@testable import jvptui

@Suite("The catalog of panes and actions")
struct CatalogTests {
  @Test("has each pane once, with a digit of its own")
  func panes() {
    let ids = ResourceCatalog.panes.map(\.id)
    #expect(Set(ids) == Set(PaneID.allCases))
    #expect(ids.count == PaneID.allCases.count)
    #expect(ids.map(ResourceCatalog.digit) == (1...ids.count).map { $0 % 10 })
  }

  @Test("names each action once")
  func uniqueIDs() {
    // Top lists machines as well, and does with them what the VMs pane does.
    let panes = ResourceCatalog.panes.filter { $0.id != .top }
    let ids = GlobalActions.all.map(\.id) + panes.flatMap { $0.actionEntries.map(\.id) }
    #expect(Set(ids).count == ids.count)
  }

  @Test("gives no key two meanings in a pane")
  func uniqueKeys() {
    for pane in ResourceCatalog.panes {
      var meanings: [KeyStroke: [String]] = [:]
      for entry in pane.actionEntries + GlobalActions.all.map(\.entry) {
        for key in entry.keys { meanings[key, default: []].append(entry.title) }
      }
      for (key, titles) in meanings {
        #expect(titles.count == 1, "\(key) in \(pane.title): \(titles)")
      }
    }
  }

  @Test("gives each action a key that can be read back")
  func readableKeys() {
    for entry in KeyTable.sections.flatMap(\.entries) {
      #expect(!entry.keys.isEmpty, "\(entry.title) has no key")
      for key in entry.keys { #expect(KeyStroke(parsing: key.description) == key) }
    }
  }

  @Test("asks before everything on an upper-case key that touches a machine")
  func upperCaseAsks() {
    for entry in ResourceCatalog.panes.flatMap(\.actionEntries) {
      for key in entry.keys {
        guard case .character(let character) = key.key, key.modifiers == [] else { continue }
        #expect(entry.asksFirst == character.isUppercase, "\(entry.title) on \(key)")
      }
    }
  }
}
