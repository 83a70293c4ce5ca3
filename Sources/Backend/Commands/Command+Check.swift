extension Command {
  /// What it does, as in “Could not … “web” on lab”.
  var operation: String {
    switch self {
    case .domain(_, let action): action.operation
    case .pool(_, let action):
      switch action {
      case .start: say("start the pool")
      case .stop: say("stop the pool")
      case .refresh: say("refresh the pool")
      case .setAutostart(let isOn):
        isOn ? say("turn autostart on for the pool") : say("turn autostart off for the pool")
      }
    case .network(_, let action):
      switch action {
      case .start: say("start the network")
      case .stop: say("stop the network")
      case .setAutostart(let isOn):
        isOn ? say("turn autostart on for the network") : say("turn autostart off for the network")
      }
    }
  }

  private var statsPeriods: ClosedRange<Int> { 0...3600 }

  /// Refuses values that libvirt would take, and that would do harm later.
  ///
  /// - Throws: `BackendError` with the code `.invalidValue`, naming field, value and what is allowed.
  func check(_ object: String) throws(BackendError) {
    guard case .domain(_, let action) = self else { return }
    let problem: String? =
      switch action {
      case .rename(let name): TextRule.name.problem(with: name)
      case .setTitle(let title): TextRule.title.problem(with: title)
      case .setDescription(let text): TextRule.description.problem(with: text)
      case .setTags(let tags): TagRule.problem(with: tags)
      case .setStatsPeriod(let seconds):
        statsPeriods.contains(seconds)
          ? nil
          : say(
            "a period of \(seconds) s is not possible: allowed are 0 (never) to "
              + "\(statsPeriods.upperBound) s"
          )
      case .setTerminalSize(let device, let columns, let rows):
        Self.problem(device: device, columns: columns, rows: rows)
      default: nil
      }
    guard let problem else { return }
    throw BackendError(
      code: .invalidValue,
      operation: operation,
      object: object,
      message: problem
    )
  }
}

extension Command {
  private static func problem(device: String, columns: Int, rows: Int) -> String? {
    let numbers = ["/dev/ttyS", "/dev/hvc"].filter(device.hasPrefix).map {
      device.dropFirst($0.count)
    }
    guard let number = numbers.first, Int(number) != nil, number.allSatisfy(\.isNumber) else {
      return say("the device “\(device)” is not /dev/ttyS or /dev/hvc with a number")
    }
    guard (1...9999).contains(columns), (1...9999).contains(rows) else {
      return say("the size \(columns)x\(rows) is not between 1x1 and 9999x9999")
    }
    return nil
  }
}

extension DomainAction {
  fileprivate var operation: String {
    switch self {
    case .start: say("start")
    case .shutDown: say("shut down")
    case .forceOff: say("force off")
    case .reboot: say("reboot")
    case .reset: say("reset")
    case .pause: say("pause")
    case .resume: say("resume")
    case .managedSave: say("save")
    case .discardManagedSave: say("discard the saved state of")
    case .setAutostart(let isOn):
      isOn ? say("turn autostart on for") : say("turn autostart off for")
    case .rename: say("rename")
    case .setTitle: say("set the title of")
    case .setDescription: say("set the description of")
    case .setTags: say("set the tags of")
    case .setProtected(let isOn): isOn ? say("protect") : say("take the protection off")
    case .setStatsPeriod: say("set how often memory is asked for of")
    case .addSerialPort: say("add a serial port to")
    case .sendBreak: say("send a break to")
    case .setTerminalSize: say("set the terminal's size in")
    }
  }
}
