/// The last so many slots of one series, all of the same length; older ones fall out.
///
/// Memory grows with what is known, up to the capacity. A slot that nothing is known of is a gap.
struct MetricRing: Sendable {
  /// The length of a slot in seconds.
  let slotSeconds: Int
  /// The most slots that are kept.
  let capacity: Int
  /// Whether minimum and maximum are kept beside the mean.
  let keepsRange: Bool

  /// Closed slots, `stride` values each; once full, `first` is where the oldest begins.
  private var values: [UInt16] = []
  private var first = 0
  /// The number of the newest closed slot: its time divided by its length.
  private var newest = Int.min
  private var openNumber = Int.min
  private var open = SlotSum()

  init(slotSeconds: Int, capacity: Int, keepsRange: Bool) {
    self.slotSeconds = slotSeconds
    self.capacity = capacity
    self.keepsRange = keepsRange
  }

  private var stride: Int { keepsRange ? 3 : 1 }
  /// How many slots are closed.
  var count: Int { values.count / stride }
  /// The number of the oldest closed slot.
  private var oldest: Int { newest - count + 1 }

  /// Since when anything is known, in seconds since 1970; nil while nothing is.
  var start: Double? {
    if count > 0 { return Double(oldest * slotSeconds) }
    return open.seconds > 0 ? Double(openNumber * slotSeconds) : nil
  }

  /// The end of the last slot of which anything is known, in seconds since 1970; nil while nothing is.
  var end: Double? {
    if open.seconds > 0 { return Double((openNumber + 1) * slotSeconds) }
    return count > 0 ? Double((newest + 1) * slotSeconds) : nil
  }

  /// Takes what was measured from one time to another, spread over the slots that it touches.
  ///
  /// What lies before the newest slot is dropped: time only goes on.
  mutating func add(_ slot: MetricSlot, from: Double, to: Double) {
    let length = Double(slotSeconds)
    // Most stretches lie within the slot that is open, and there are twelve rings of each machine.
    let start = Double(openNumber) * length
    if open.seconds > 0, from >= start, to <= start + length {
      if to > from { open.add(slot, seconds: to - from) }
      return
    }
    var time = from
    var number = Int((from / length).rounded(.down))
    // More slots than there is room for would only push one another out.
    if Int(to / length) - number > capacity {
      number = Int(to / length) - capacity
      time = Double(number) * length
    }
    while time < to {
      let end = min(to, Double(number + 1) * length)
      add(slot, seconds: end - time, to: number)
      time = end
      number += 1
    }
  }

  private mutating func add(_ slot: MetricSlot, seconds: Double, to number: Int) {
    guard seconds > 0, number >= openNumber, number > newest else { return }
    if number > openNumber { closeOpen() }
    openNumber = number
    open.add(slot, seconds: seconds)
  }

  /// Puts the open slot to the others.
  private mutating func closeOpen() {
    guard let slot = open.slot else { return }
    if count > 0, openNumber > newest + 1 {
      // After a gap longer than all of the ring nothing of it is left to keep.
      if openNumber - newest > capacity {
        values.removeAll(keepingCapacity: true)
        first = 0
      } else {
        for _ in newest + 1..<openNumber { push(nil) }
      }
    }
    push(slot)
    newest = openNumber
    open = SlotSum()
  }

  private mutating func push(_ slot: MetricSlot?) {
    let mean = slot.map { CompactValue($0.mean) } ?? .missing
    if count < capacity {
      // In steps, since doubling would take up to twice of what is needed.
      if values.count == values.capacity {
        values.reserveCapacity(min(capacity * stride, values.count + 48 * stride))
      }
      if keepsRange {
        values.append(slot.map { CompactValue($0.minimum).bits } ?? CompactValue.missing.bits)
        values.append(mean.bits)
        values.append(slot.map { CompactValue($0.maximum).bits } ?? CompactValue.missing.bits)
      } else {
        values.append(mean.bits)
      }
      return
    }
    if keepsRange {
      values[first] = slot.map { CompactValue($0.minimum).bits } ?? CompactValue.missing.bits
      values[first + 1] = mean.bits
      values[first + 2] = slot.map { CompactValue($0.maximum).bits } ?? CompactValue.missing.bits
    } else {
      values[first] = mean.bits
    }
    first += stride
    if first == values.count { first = 0 }
  }

  /// A slot by its number, also the open one; nil for a gap and for what is not kept.
  func slot(_ number: Int) -> MetricSlot? {
    if number == openNumber, let slot = open.slot { return slot }
    guard count > 0, number <= newest, number >= oldest else { return nil }
    var index = first + (number - oldest) * stride
    if index >= values.count { index -= values.count }
    if !keepsRange {
      let mean = CompactValue(bits: values[index])
      return mean.isMissing ? nil : MetricSlot(mean.value)
    }
    let mean = CompactValue(bits: values[index + 1])
    guard !mean.isMissing else { return nil }
    return MetricSlot(
      minimum: CompactValue(bits: values[index]).value,
      mean: mean.value,
      maximum: CompactValue(bits: values[index + 2]).value
    )
  }

  /// What is known from one time to another, in one; nil where nothing is.
  func slot(from: Double, to: Double) -> MetricSlot? {
    let length = Double(slotSeconds)
    let lower = max(Int((from / length).rounded(.down)), count > 0 ? oldest : openNumber)
    let upper = min(Int((to / length).rounded(.up)) - 1, max(newest, openNumber))
    guard lower <= upper else { return nil }
    if lower == upper { return slot(lower) }
    var sum = SlotSum()
    for number in lower...upper {
      guard let slot = slot(number) else { continue }
      let start = max(from, Double(number) * length)
      let end = min(to, Double(number + 1) * length)
      sum.add(slot, seconds: end - start)
    }
    return sum.slot
  }

  /// Puts everything that is kept into another ring, whose slots may be longer.
  func replay(into ring: inout MetricRing) {
    if count > 0 {
      for number in oldest...newest {
        guard let slot = slot(number) else { continue }
        let start = Double(number * slotSeconds)
        ring.add(slot, from: start, to: start + Double(slotSeconds))
      }
    }
    if let slot = open.slot {
      let start = Double(openNumber * slotSeconds)
      ring.add(slot, from: start, to: start + open.seconds)
    }
  }

  /// The closed slots from a number on, oldest first.
  func closed(since number: Int) -> [(number: Int, slot: MetricSlot)] {
    guard count > 0, newest >= number else { return [] }
    return (max(oldest, number)...newest).compactMap { number in
      slot(number).map { (number, $0) }
    }
  }

  /// The bytes that it holds apart from itself.
  var heapBytes: Int { values.capacity * 2 }
}
