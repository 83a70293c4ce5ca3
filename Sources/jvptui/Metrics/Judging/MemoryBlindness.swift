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
      var text = "The guest tells what it uses"
      if let used = memory.used, let available = memory.available {
        text += ": \(ByteText.text(used)) of \(ByteText.text(available))"
      }
      return [text + "."]
    case .noBalloon?:
      return [
        "The guest's memory is not known: it has no balloon device, or no driver for it answers.",
        "What is shown instead, marked with ~, is what its emulator holds of the node's memory.",
        "Add <memballoon model='virtio'/> to its devices, and in the guest the driver: Linux has it; "
          + "Windows needs the virtio drivers with the balloon service.",
      ]
    case .noPeriod?:
      return [
        "The guest's memory is not known: its balloon device is there, but the node does not ask "
          + "it (the period of its statistics is 0)."
      ]
    case .stale?:
      return [
        "The guest's memory is not known any more: its balloon driver has stopped answering.",
        "It may be hung, paused, or have unloaded the driver; what is shown instead, marked with ~, "
          + "is what its emulator holds of the node's memory.",
      ]
    }
  }
}
