import TUI
import Widgets

extension AppState {
  /// The tabs of the focused pane.
  var tabs: [String] { currentPane.tabTitles }

  /// The tab that is shown: the one chosen last, where the pane has it.
  var currentTab: String {
    tabs.contains(detail.tab) ? detail.tab : tabs.first ?? ""
  }

  /// Makes the lines of the details again where something they are made from has changed.
  mutating func refreshDetail() {
    guard let area = ScreenLayout(self).detailBody, let item = selectedItem(in: pane) else {
      detail.key = nil
      detail.lines = []
      return
    }
    let key = DetailState.Key(
      item: item,
      tab: currentTab,
      width: area.width,
      revision: detail.revision
    )
    guard key != detail.key else { return }
    if detail.key?.item != item || detail.key?.tab != key.tab { detail.viewer = TextViewerState() }
    let isSamePage =
      detail.key?.item == item && detail.key?.tab == key.tab && detail.key?.width == key.width
    let lines = currentPane.detailLines(
      of: item,
      tab: currentTab,
      width: area.width,
      in: self
    )
    // They are looked at again with the next key.
    if isSamePage, keepsFigures(of: detail.lines, before: lines) { return }
    detail.key = key
    detail.lines = lines
  }

  /// Goes to the next or previous tab.
  mutating func changeTab(by step: Int) {
    guard let index = tabs.firstIndex(of: currentTab), !tabs.isEmpty else { return }
    detail.tab = tabs[(index + step + tabs.count) % tabs.count]
  }
}
