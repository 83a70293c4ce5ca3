import Backend
import TUI
import Widgets

/// Where the tour is.
struct TourState: Sendable {
  /// The index of the step that waits to be done.
  var step: Int
  /// What the step is compared with.
  var start: TourStep.Start
  /// Whether what has to be seen first was seen.
  var hasComeBy = false
  /// Whether it was left; the palette goes on with it.
  var isPaused = false
}

/// The tour shows what to try and waits until that was done; it takes no key away.
extension AppState {
  /// The step that waits to be done; nil while there is no tour.
  var tourStep: TourStep? {
    guard let tour, !tour.isPaused, TourStep.all.indices.contains(tour.step) else { return nil }
    return TourStep.all[tour.step]
  }

  /// Says at the first start on the demo host what there is to begin with.
  mutating func offerTour() {
    notify(
      say(
        "Welcome: \(keyMap.key("palette")) and “tour” show you around, \(keyMap.key("help")) lists "
          + "the keys, \(keyMap.key("quit")) quits"
      )
    )
  }

  /// Begins the tour, or goes on with one that was left.
  mutating func beginTour(isAgain: Bool = false) -> [Effect] {
    guard options.isDemo else {
      notify(say("The tour is for the demo host: jvptui --demo"), .warning)
      return []
    }
    let step = isAgain ? 0 : tour?.step ?? 0
    if step == 0 { _ = focus(on: .domains) }
    beginTourStep(step)
    return []
  }

  /// Leaves the tour where it is.
  mutating func leaveTour() {
    guard tourStep != nil else { return }
    tour?.isPaused = true
    notify(say("The tour is left; \(keyMap.key("palette")) and “tour” go on with it"))
  }

  /// Whether the key that goes out has nothing to go out of, and so leaves the tour.
  var isEscapeLeavingTour: Bool {
    tourStep != nil && layers.isEmpty && focus == .list && !isZoomed
      && paneState(pane).filterText.isEmpty && paneState(pane).marks.isEmpty
  }

  /// Goes on to the next step once the present one was done.
  mutating func advanceTour() {
    guard let step = tourStep, let tour else { return }
    if !tour.hasComeBy, step.comesBy(self) { self.tour?.hasComeBy = true }
    guard self.tour?.hasComeBy == true, step.isDone(tour.start, self) else { return }
    guard tour.step + 1 < TourStep.all.count else {
      self.tour = nil
      notify(say("That was the tour. The palette has it again; enjoy."), .good)
      return
    }
    beginTourStep(tour.step + 1)
  }

  private mutating func beginTourStep(_ step: Int) {
    let start = TourStep.Start(
      machine: selectedItem(in: .domains),
      tab: currentTab,
      nextJob: nextJobID
    )
    tour = TourState(step: step, start: start)
    announce(tourText ?? "")
  }

  /// The number of the step and what to do; nil while there is no tour.
  var tourText: String? {
    guard let step = tourStep, let tour else { return nil }
    return say("Tour \(tour.step + 1)/\(TourStep.all.count): \(step.text(self))")
  }

  /// The tour as lines above the status line; none where everything stands in one column, since there
  /// it is announced.
  func tourLines(width: Int) -> [StyledText] {
    guard !options.isLinear, let text = tourText else { return [] }
    let room = max(1, width - 2)
    var lines = StyledText(text, .accent).wrapped(to: room)
    if isEscapeLeavingTour, let last = lines.last {
      let hint = StyledText(say("\(keyMap.key("back")) leaves the tour"), .muted)
      if last.width + 2 + hint.width <= room {
        lines[lines.count - 1] = last + "  " + hint
      } else {
        lines.append(hint)
      }
    }
    return Array(lines.prefix(3))
  }
}
