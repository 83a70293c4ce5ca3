import FoundationEssentials
import TUI
import TestSupport
import Testing

/// A guest of one test on a lab host: the lab's kernel, no disk, no network, a serial port with a log.
final class LabGuest {
  let name: String
  /// The file into which QEMU copies what the guest prints; seen on every host.
  let log: String
  private let definition: String
  private let uris: [String]

  /// Starts it on the first of some hosts; it is ended on whichever of them it is then.
  init(_ name: String, on uris: [String]) throws {
    self.name = name
    self.uris = uris
    log = "/tmp/jvptui-\(UUID().uuidString).log"
    definition = "/tmp/jvptui-\(UUID().uuidString).xml"
    try Data(Self.xml(name, log).utf8).write(to: URL(filePath: definition))
    end()
    try Lab.virsh(at: try #require(uris.first), "create", definition)
  }

  deinit {
    end()
    for path in [log, log + ".1", definition] {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private func end() {
    for uri in uris {
      let session = try? TerminalSession("/usr/bin/virsh", ["-q", "-c", uri, "destroy", name])
      _ = try? session?.waitForExit(timeout: .seconds(60))
    }
  }

  private static func xml(_ name: String, _ log: String) -> String {
    """
    <domain type='qemu'>
      <name>\(name)</name>
      <memory unit='MiB'>128</memory>
      <vcpu>1</vcpu>
      <os>
        <type arch='x86_64' machine='q35'>hvm</type>
        <kernel>/var/lib/libvirt/boot/vmlinuz</kernel>
        <initrd>/var/lib/libvirt/boot/initrd</initrd>
        <cmdline>console=ttyS0 quiet lab.name=\(name)</cmdline>
      </os>
      <features><acpi/><apic/></features>
      <on_reboot>restart</on_reboot>
      <devices>
        <emulator>/usr/bin/qemu-system-x86_64</emulator>
        <serial type='pty'><log file='\(log)' append='off'/><target port='0'/></serial>
        <memballoon model='none'/>
      </devices>
    </domain>
    """
  }
}

extension Lab {
  /// Runs virsh on a host by its URI.
  static func virsh(at uri: String, _ arguments: String...) throws {
    let session = try TerminalSession("/usr/bin/virsh", ["-q", "-c", uri] + arguments)
    #expect(try session.waitForExit(timeout: .seconds(120)) == .exited(0), "\(session.screenText)")
  }
}
