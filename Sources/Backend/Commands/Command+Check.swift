extension Command {
  /// What it does, as in “Could not … “web” on lab”.
  var operation: String {
    switch self {
    case .domain(_, let action): action.operation
    case .pool(_, let action):
      switch action {
      case .start: "start the pool"
      case .stop: "stop the pool"
      case .refresh: "refresh the pool"
      case .setAutostart(let isOn): "turn autostart \(isOn ? "on" : "off") for the pool"
      }
    case .network(_, let action):
      switch action {
      case .start: "start the network"
      case .stop: "stop the network"
      case .setAutostart(let isOn): "turn autostart \(isOn ? "on" : "off") for the network"
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
          : "a period of \(seconds) s is not possible: allowed are 0 (never) to "
            + "\(statsPeriods.upperBound) s"
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
      return "the device “\(device)” is not /dev/ttyS or /dev/hvc with a number"
    }
    guard (1...9999).contains(columns), (1...9999).contains(rows) else {
      return "the size \(columns)x\(rows) is not between 1x1 and 9999x9999"
    }
    return nil
  }
}

extension DomainAction {
  fileprivate var operation: String {
    switch self {
    case .start: "start"
    case .shutDown: "shut down"
    case .forceOff: "force off"
    case .reboot: "reboot"
    case .reset: "reset"
    case .pause: "pause"
    case .resume: "resume"
    case .managedSave: "save"
    case .discardManagedSave: "discard the saved state of"
    case .setAutostart(let isOn): "turn autostart \(isOn ? "on" : "off") for"
    case .rename: "rename"
    case .setTitle: "set the title of"
    case .setDescription: "set the description of"
    case .setTags: "tag"
    case .setProtected(let isOn): isOn ? "protect" : "take the protection off"
    case .setStatsPeriod: "set how often memory is asked for of"
    case .addSerialPort: "add a serial port to"
    case .sendBreak: "send a break to"
    case .setTerminalSize: "set the terminal's size in"
    }
  }
}
