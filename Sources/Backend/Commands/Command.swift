/// One change that libvirt is asked to make.
public enum Command: Sendable, Hashable {
  /// A change to a domain.
  case domain(ObjectUUID, DomainAction)
  /// A change to a pool.
  case pool(ObjectUUID, PoolAction)
  /// A change to a network.
  case network(ObjectUUID, NetworkAction)
}

/// What can be done to a domain.
public enum DomainAction: Sendable, Hashable {
  /// `virDomainCreate`.
  case start
  /// `virDomainShutdownFlags`: a request to the guest, by the given way.
  case shutDown(ShutdownMethod)
  /// `virDomainDestroy`: the power is cut.
  case forceOff
  /// `virDomainReboot`.
  case reboot
  /// `virDomainReset`: the reset button.
  case reset
  /// `virDomainSuspend`.
  case pause
  /// `virDomainResume`; `virDomainPMWakeup` for a guest that suspended itself.
  case resume
  /// `virDomainManagedSave`: memory to disk, then off.
  case managedSave
  /// `virDomainManagedSaveRemove`.
  case discardManagedSave
  /// `virDomainSetAutostart`.
  case setAutostart(Bool)
  /// `virDomainRename`; off only; not empty, no `/`, no line break, no control character.
  case rename(String)
  /// `virDomainSetMetadata(TITLE)`; empty removes it; one line, no control character.
  case setTitle(String)
  /// `virDomainSetMetadata(DESCRIPTION)`; empty removes it; line breaks allowed.
  case setDescription(String)
  /// `virDomainSetMetadata(ELEMENT)` in the namespace of tags; none removes the element.
  case setTags([String])
  /// The same in the namespace of protection: whether it refuses what loses work.
  case setProtected(Bool)
  /// `virDomainSetMemoryStatsPeriod`: how often the guest is asked what it uses, in seconds; 0 turns
  /// it off. In the running machine and in its definition, wherever it has one.
  case setStatsPeriod(Int)
  /// `virDomainAttachDeviceFlags` in the definition: a serial port, there after the next start.
  case addSerialPort
  /// `virDomainQemuMonitorCommand(chardev-send-break)` on the serial port of this alias; libvirt marks
  /// the machine as tainted.
  case sendBreak(alias: String)
  /// `virDomainQemuAgentCommand(guest-exec)` of `stty` on a terminal in the guest, `/dev/ttyS` or
  /// `/dev/hvc` with a number; 1 to 9,999 columns and rows.
  case setTerminalSize(device: String, columns: Int, rows: Int)
}

/// How a guest is asked to shut down.
public enum ShutdownMethod: Sendable, Hashable {
  /// libvirt chooses.
  case automatic
  /// The power button.
  case acpi
  /// The guest agent.
  case agent
}

/// What can be done to a pool.
public enum PoolAction: Sendable, Hashable {
  /// `virStoragePoolCreate`.
  case start
  /// `virStoragePoolDestroy`; refused with `.inUse` while an active domain uses a volume of it.
  case stop
  /// `virStoragePoolRefresh`.
  case refresh
  /// `virStoragePoolSetAutostart`.
  case setAutostart(Bool)
}

/// What can be done to a network.
public enum NetworkAction: Sendable, Hashable {
  /// `virNetworkCreate`.
  case start
  /// `virNetworkDestroy`; refused with `.inUse` while an active domain is connected to it.
  case stop
  /// `virNetworkSetAutostart`.
  case setAutostart(Bool)
}
