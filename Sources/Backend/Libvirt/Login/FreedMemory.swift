import CLibvirt
import Synchronization

/// Whether memory is overwritten as it is freed, in the whole process: while secrets are typed and
/// used, which libvirt, SASL and the reading of keys copy and free without a thought.
enum FreedMemory {
  private static let wishes = Mutex(0)

  /// Has it overwritten until as many calls of `endWiping` have come.
  static func beginWiping() {
    wishes.withLock { wishes in
      wishes += 1
      if wishes == 1 { memory_wipe_freed(1) }
    }
  }

  /// Takes one wish back.
  static func endWiping() {
    wishes.withLock { wishes in
      wishes -= 1
      if wishes == 0 { memory_wipe_freed(0) }
    }
  }
}
