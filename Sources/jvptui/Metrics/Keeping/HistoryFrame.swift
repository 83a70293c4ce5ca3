import Backend

/// Slots of one host and one ring, all of the same stretch of time, as bytes of a history file.
///
/// All numbers are little-endian. A frame: its length and its checksum, four bytes each, then
/// level (1), slot length in seconds (4), number of the first slot (8), count of slots (2), the host's
/// URI (2 for its length, then UTF-8), and the subjects up to the end: kind (1), UUID (16, but for a
/// host's own), count of metrics (1), and each metric: its number (1), how it is written (1), values.
/// In files of the first format the host's name stands where its URI does now.
struct HistoryFrame: Equatable {
  /// How the values of one metric are written.
  private enum Form: UInt8 {
    /// One value for all slots.
    case constant = 1
    /// Minimum, mean and maximum of each slot.
    case whole = 2
  }

  /// The values of one metric in the frame's slots.
  struct Row: Equatable {
    var subject: HistorySubject
    var metric: Metric
    var slots: [MetricSlot?]
  }

  var level: MetricSeries.Level
  var slotSeconds: Int
  var firstNumber: Int
  var slotCount: Int
  /// The URI that it is reached by, or its name in files of the first format.
  var host: String
  /// Rows of one subject stand together.
  var rows: [Row] = []

  /// The whole frame, with length and checksum in front.
  var bytes: [UInt8] {
    var payload = ByteWriter()
    payload.put(level.rawValue)
    payload.put(UInt32(truncatingIfNeeded: slotSeconds))
    payload.put(UInt64(bitPattern: Int64(firstNumber)))
    payload.put(UInt16(truncatingIfNeeded: slotCount))
    let name = Array(host.utf8.prefix(4096))
    payload.put(UInt16(name.count))
    payload.bytes += name
    var index = 0
    while index < rows.count {
      let subject = rows[index].subject
      let end = rows[index...].firstIndex { $0.subject != subject } ?? rows.count
      payload.put(subject)
      payload.put(UInt8(truncatingIfNeeded: end - index))
      for row in rows[index..<end] { Self.put(row, into: &payload) }
      index = end
    }
    var frame = ByteWriter()
    frame.put(UInt32(payload.bytes.count))
    frame.put(Checksum.crc32(payload.bytes))
    return frame.bytes + payload.bytes
  }

  private static func put(_ row: Row, into writer: inout ByteWriter) {
    writer.put(row.metric.rawValue)
    let values = row.slots.flatMap { slot -> [UInt16] in
      guard let slot else { return Array(repeating: CompactValue.missing.bits, count: 3) }
      return [slot.minimum, slot.mean, slot.maximum].map { CompactValue($0).bits }
    }
    if let first = values.first, values.allSatisfy({ $0 == first }) {
      writer.put(Form.constant.rawValue)
      writer.put(first)
    } else {
      writer.put(Form.whole.rawValue)
      for value in values { writer.put(value) }
    }
  }

  /// Reads what follows length and checksum; nil where that is no frame.
  init?(payload: ArraySlice<UInt8>) {
    var reader = ByteReader(payload)
    guard let level = reader.byte().flatMap(MetricSeries.Level.init),
      let length = reader.number32(), length > 0, let first = reader.number64(),
      let count = reader.number16(), count > 0, let nameLength = reader.number16(),
      let name = reader.take(Int(nameLength)),
      let host = String(validating: name, as: UTF8.self)
    else { return nil }
    self.level = level
    slotSeconds = Int(length)
    firstNumber = Int(Int64(bitPattern: first))
    slotCount = Int(count)
    self.host = host
    guard (0...(1 << 40)).contains(firstNumber) else { return nil }
    while !reader.isAtEnd {
      guard let subject = reader.subject(), let metrics = reader.byte() else { return nil }
      for _ in 0..<metrics {
        guard let row = Self.row(of: subject, slotCount, &reader) else { return nil }
        // What a later version measures is not for us.
        if let known = row { rows.append(known) }
      }
    }
  }

  init(
    level: MetricSeries.Level,
    slotSeconds: Int,
    firstNumber: Int,
    slotCount: Int,
    host: String
  ) {
    self.level = level
    self.slotSeconds = slotSeconds
    self.firstNumber = firstNumber
    self.slotCount = slotCount
    self.host = host
  }

  private static func row(
    of subject: HistorySubject,
    _ count: Int,
    _ reader: inout ByteReader
  ) -> Row?? {
    guard let number = reader.byte(), let form = reader.byte().flatMap(Form.init) else {
      return nil
    }
    var values: [UInt16] = []
    switch form {
    case .constant:
      guard let value = reader.number16() else { return nil }
      values = Array(repeating: value, count: 3 * count)
    case .whole:
      values.reserveCapacity(3 * count)
      for _ in 0..<3 * count {
        guard let value = reader.number16() else { return nil }
        values.append(value)
      }
    }
    guard let metric = Metric(rawValue: number) else { return .some(nil) }
    let slots = (0..<count).map { index -> MetricSlot? in
      let mean = CompactValue(bits: values[3 * index + 1])
      guard !mean.isMissing else { return nil }
      return MetricSlot(
        minimum: CompactValue(bits: values[3 * index]).value,
        mean: mean.value,
        maximum: CompactValue(bits: values[3 * index + 2]).value
      )
    }
    return Row(subject: subject, metric: metric, slots: slots)
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ subject: HistorySubject) {
    switch subject {
    case .node: put(UInt8(0))
    case .machine(let id):
      put(UInt8(1))
      bytes += id.bytes
    case .pool(let id):
      put(UInt8(2))
      bytes += id.bytes
    case .network(let id):
      put(UInt8(3))
      bytes += id.bytes
    }
  }
}

extension ByteReader {
  fileprivate mutating func subject() -> HistorySubject? {
    guard let kind = byte() else { return nil }
    if kind == 0 { return .node }
    guard let bytes = take(16), let id = ObjectUUID(bytes: bytes) else { return nil }
    switch kind {
    case 1: return .machine(id)
    case 2: return .pool(id)
    case 3: return .network(id)
    default: return nil
    }
  }
}
