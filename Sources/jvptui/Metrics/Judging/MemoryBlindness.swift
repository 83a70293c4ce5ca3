import Backend
import TUI
import Widgets

/// Why it is not known what a guest does with its memory, and what can be done about it.
enum MemoryBlindness {
  /// How often guests are asked, in seconds: seldom enough to cost nothing.
  static let period = 10

  static func explanation(_ memory: MemoryFigures) -> [String] {
    switch memory.blindness {
    case nil:
      guard let used = memory.used, let available = memory.available else {
        return [say("The guest tells what it uses.")]
      }
      let (share, all) = (ByteText.text(used), ByteText.text(available))
      return [say("The guest tells what it uses: \(share) of \(all).")]
    case .noBalloon?:
      return [
        say(
          "The guest's memory is not known: it has no balloon device, or no driver for it answers."
        ),
        say(
          "What is shown instead, marked with ~, is what its emulator holds of the node's memory."
        ),
        say(
          "Add <memballoon model='virtio'/> to its devices, and in the guest the driver: Linux has it; "
            + "Windows needs the virtio drivers with the balloon service."
        ),
      ]
    case .noPeriod?:
      return [
        say(
          "The guest's memory is not known: its balloon device is there, but the node does not ask "
            + "it (the period of its statistics is 0)."
        )
      ]
    case .stale?:
      return [
        say("The guest's memory is not known any more: its balloon driver has stopped answering."),
        say(
          "It may be hung, paused, or have unloaded the driver; what is shown instead, marked with ~, "
            + "is what its emulator holds of the node's memory."
        ),
      ]
    }
  }
}
