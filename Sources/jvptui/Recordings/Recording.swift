import Backend
import TUI

/// What a console printed, with times: an asciicast, version 2.
///
/// Source: <https://docs.asciinema.org/manual/asciicast/v2/>
struct Recording: Sendable, Equatable {
  /// One thing that happened.
  struct Event: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
      case output([UInt8])
      case resize(Size)
    }

    /// Seconds since the start.
    var time: Double
    var kind: Kind
  }

  var title: String
  var size: Size
  var events: [Event]

  /// Seconds from the start to the last event.
  var duration: Double { events.last?.time ?? 0 }
}

/// Why a file is no recording; a sentence for people.
struct RecordingProblem: Error, Sendable, Equatable {
  let line: Int
  let message: String
}

extension Recording {
  /// The first line of a file.
  static func header(title: String, size: Size, time: Int64) -> String {
    "{\"version\": 2, \"width\": \(size.width), \"height\": \(size.height), "
      + "\"timestamp\": \(time), \"title\": \(JSONText.quoted(title)), "
      + "\"env\": {\"TERM\": \"xterm-256color\"}}\n"
  }

  /// A line for something that was printed.
  static func line(at time: Double, output text: String) -> String {
    "[\(decimal(time)), \"o\", \(JSONText.quoted(text))]\n"
  }

  /// A line for a new size.
  static func line(at time: Double, size: Size) -> String {
    "[\(decimal(time)), \"r\", \"\(size.width)x\(size.height)\"]\n"
  }

  /// Seconds with six places.
  private static func decimal(_ time: Double) -> String {
    let micros = Int64((max(0, time) * 1e6).rounded())
    let rest = String(micros % 1_000_000)
    return "\(micros / 1_000_000)." + String(repeating: "0", count: 6 - rest.count) + rest
  }

  /// Reads a whole file; a last line that was cut off is left out.
  ///
  /// - Throws: `RecordingProblem` with the line that is wrong.
  static func parse(_ text: String) throws(RecordingProblem) -> Recording {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, case .object(let header)? = JSONText.parse(first) else {
      throw RecordingProblem(line: 1, message: say("the first line is no asciicast header"))
    }
    guard header["version"] == .number(2) else {
      throw RecordingProblem(
        line: 1,
        message: say("only version 2 of the asciicast format is read")
      )
    }
    guard case .number(let width)? = header["width"], case .number(let height)? = header["height"],
      let size = allowed(width, height)
    else {
      throw RecordingProblem(line: 1, message: say("width and height must be 1 to 1000"))
    }
    var title = ""
    if case .text(let text)? = header["title"] { title = text }
    var recording = Recording(title: title, size: size, events: [])
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      guard let event = event(line) else {
        if index == lines.count - 1 { break }
        throw RecordingProblem(line: index + 1, message: say("this is no event"))
      }
      if let kind = event.kind {
        let time = max(event.time, recording.duration)
        recording.events.append(Event(time: time, kind: kind))
      }
    }
    return recording
  }

  private static func event(_ line: Substring) -> (time: Double, kind: Event.Kind?)? {
    guard case .list(let parts)? = JSONText.parse(line), parts.count == 3,
      case .number(let time) = parts[0], case .text(let code) = parts[1],
      case .text(let text) = parts[2], time.isFinite, time >= 0
    else { return nil }
    switch code {
    case "o": return (time, .output(Array(text.utf8)))
    case "r":
      let numbers = text.split(separator: "x").compactMap { Double($0) }
      guard numbers.count == 2, let size = allowed(numbers[0], numbers[1]) else { return nil }
      return (time, .resize(size))
    // Input, markers, and what later versions may add.
    default: return (time, nil)
    }
  }

  private static func allowed(_ width: Double, _ height: Double) -> Size? {
    guard (1...1000).contains(width), (1...1000).contains(height) else { return nil }
    return Size(Int(width), Int(height))
  }
}
