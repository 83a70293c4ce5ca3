import Backend

/// What to type for `virsh` to do the same.
enum VirshLine {
  /// The line for a command on what is called so on a host.
  static func text(_ command: Command, name: String, uri: String) -> String {
    let line = ShellWord.line(["virsh", "-c", uri] + words(command, name))
    guard let input = standardInput(command) else { return line }
    return line + " <<< " + ShellWord.quoted(input)
  }

  /// What the line reads; nil for nothing.
  private static func standardInput(_ command: Command) -> String? {
    if case .domain(_, .addSerialPort) = command { return "<serial type='pty'/>" }
    return nil
  }

  private static func words(_ command: Command, _ name: String) -> [String] {
    // A name like “-x” would be an option.
    let name = name.hasPrefix("-") ? ["--", name] : [name]
    switch command {
    case .domain(_, let action): return words(action, name)
    case .pool(_, let action):
      return switch action {
      case .start: ["pool-start"] + name
      case .stop: ["pool-destroy"] + name
      case .refresh: ["pool-refresh"] + name
      case .setAutostart(let isOn): ["pool-autostart"] + (isOn ? [] : ["--disable"]) + name
      }
    case .network(_, let action):
      return switch action {
      case .start: ["net-start"] + name
      case .stop: ["net-destroy"] + name
      case .setAutostart(let isOn): ["net-autostart"] + (isOn ? [] : ["--disable"]) + name
      }
    }
  }

  private static func words(_ action: DomainAction, _ name: [String]) -> [String] {
    switch action {
    case .start: ["start"] + name
    case .shutDown(.automatic): ["shutdown"] + name
    case .shutDown(.acpi): ["shutdown", "--mode", "acpi"] + name
    case .shutDown(.agent): ["shutdown", "--mode", "agent"] + name
    case .forceOff: ["destroy"] + name
    case .reboot: ["reboot"] + name
    case .reset: ["reset"] + name
    case .pause: ["suspend"] + name
    case .resume: ["resume"] + name
    case .managedSave: ["managedsave"] + name
    case .discardManagedSave: ["managedsave-remove"] + name
    case .setAutostart(let isOn): ["autostart"] + (isOn ? [] : ["--disable"]) + name
    case .rename(let new): ["domrename"] + name + [new]
    case .setTitle(let text): ["desc", "--title"] + name + ["--new-desc", text]
    case .setDescription(let text): ["desc"] + name + ["--new-desc", text]
    case .setTags(let tags):
      ["metadata"] + name + [
        "--uri", DomainMetadata.tags.namespace, "--key", DomainMetadata.prefix,
      ]
        + (tags.isEmpty ? ["--remove"] : ["--set", DomainMetadata.xml(tags: tags)])
    case .setProtected(let isOn):
      ["metadata"] + name
        + ["--uri", DomainMetadata.protection.namespace, "--key", DomainMetadata.prefix]
        + (isOn ? ["--set", DomainMetadata.protectionXML] : ["--remove"])
    case .setStatsPeriod(let seconds):
      ["dommemstat"] + name + ["--period", "\(seconds)", "--live", "--config"]
    case .addSerialPort: ["attach-device"] + name + ["/dev/stdin", "--config"]
    case .sendBreak(let alias):
      ["qemu-monitor-command"] + name
        + [#"{"execute":"chardev-send-break","arguments":{"id":"char\#(alias)"}}"#]
    case .setTerminalSize(let device, let columns, let rows):
      ["qemu-agent-command"] + name
        + [
          #"{"execute":"guest-exec","arguments":{"path":"/bin/sh","arg":["-c","#
            + #""stty rows \#(rows) cols \#(columns) <\#(device)"]}}"#
        ]
    }
  }
}

/// The call of libvirt behind a command.
enum LibvirtCall {
  /// Such as `virDomainCreate(web-1)`.
  static func text(_ command: Command, name: String) -> String {
    let (function, arguments) = parts(command)
    return "\(function)(\(([name] + arguments).joined(separator: ", ")))"
  }

  private static func parts(_ command: Command) -> (function: String, arguments: [String]) {
    switch command {
    case .domain(_, let action): parts(action)
    case .pool(_, let action):
      switch action {
      case .start: ("virStoragePoolCreate", [])
      case .stop: ("virStoragePoolDestroy", [])
      case .refresh: ("virStoragePoolRefresh", [])
      case .setAutostart(let isOn): ("virStoragePoolSetAutostart", [isOn ? "1" : "0"])
      }
    case .network(_, let action):
      switch action {
      case .start: ("virNetworkCreate", [])
      case .stop: ("virNetworkDestroy", [])
      case .setAutostart(let isOn): ("virNetworkSetAutostart", [isOn ? "1" : "0"])
      }
    }
  }

  private static func parts(_ action: DomainAction) -> (function: String, arguments: [String]) {
    switch action {
    case .start: ("virDomainCreate", [])
    case .shutDown(.automatic): ("virDomainShutdownFlags", ["0"])
    case .shutDown(.acpi): ("virDomainShutdownFlags", ["ACPI_POWER_BTN"])
    case .shutDown(.agent): ("virDomainShutdownFlags", ["GUEST_AGENT"])
    case .forceOff: ("virDomainDestroy", [])
    case .reboot: ("virDomainReboot", ["0"])
    case .reset: ("virDomainReset", ["0"])
    case .pause: ("virDomainSuspend", [])
    case .resume: ("virDomainResume", [])
    case .managedSave: ("virDomainManagedSave", ["0"])
    case .discardManagedSave: ("virDomainManagedSaveRemove", ["0"])
    case .setAutostart(let isOn): ("virDomainSetAutostart", [isOn ? "1" : "0"])
    case .rename(let name): ("virDomainRename", [name])
    case .setTitle(let text): ("virDomainSetMetadata", ["TITLE", text])
    case .setDescription(let text): ("virDomainSetMetadata", ["DESCRIPTION", text])
    case .setTags(let tags): ("virDomainSetMetadata", ["ELEMENT", tags.joined(separator: " ")])
    case .setProtected(let isOn):
      ("virDomainSetMetadata", ["ELEMENT", isOn ? "protected" : "not protected"])
    case .setStatsPeriod(let seconds): ("virDomainSetMemoryStatsPeriod", ["\(seconds)"])
    case .addSerialPort: ("virDomainAttachDeviceFlags", ["<serial type='pty'/>", "CONFIG"])
    case .sendBreak(let alias):
      ("virDomainQemuMonitorCommand", ["chardev-send-break char\(alias)"])
    case .setTerminalSize(let device, let columns, let rows):
      ("virDomainQemuAgentCommand", ["guest-exec stty \(columns)x\(rows) \(device)"])
    }
  }
}
