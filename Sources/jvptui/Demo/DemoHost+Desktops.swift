extension DemoHost {
  /// Windows, and the machines that people sit at.
  static let desktops = [
    DemoMachine(
      name: "dc-01",
      title: "Domain controller",
      system: .windows2022,
      processors: 4,
      memory: 8192,
      tags: ["windows", "production"],
      disks: [
        .volume(.ceph, "dc-01", 80, used: 61, bus: "scsi"), .cdrom("virtio-win-0.1.262.iso"),
      ],
      interfaces: [.network("office")],
      extras: [.agent, .vnc, .uefi, .tpm]
    ),
    DemoMachine(
      name: "terminal-server",
      title: "Bookkeeping, by remote desktop",
      system: .windows2019,
      processors: 8,
      memory: 24576,
      tags: ["windows", "production"],
      disks: [.volume(.ceph, "terminal-server", 120, used: 84, bus: "scsi"), .emptyDrive],
      interfaces: [.network("office")],
      snapshots: [
        DemoSnapshot(name: "clean", age: 9000, state: "shutoff"),
        DemoSnapshot(name: "licences", parent: "clean", age: 8800, state: "shutoff"),
        DemoSnapshot(name: "before-updates", parent: "licences", age: 50, isCurrent: true),
      ]
    ),
    DemoMachine(
      name: "win11-anna",
      title: "Desktop of the design team",
      system: .windows11,
      processors: 6,
      memory: 16384,
      tags: ["windows", "desktop"],
      disks: [
        .volume(
          .tank,
          "win11-anna.qcow2",
          64,
          used: 143,
          base: "windows-11-base.qcow2",
          bus: "sata"
        )
      ],
      interfaces: [.network("office")],
      extras: [.agent, .spice, .uefi, .tpm, .sound, .usbStick, .gpu]
    ),
    DemoMachine(
      name: "win11-test",
      title: "Windows Insider, thrown away on Fridays",
      system: .windows11,
      state: .asleep,
      processors: 4,
      memory: 8192,
      tags: ["windows", "test"],
      disks: [
        .volume(
          .tank,
          "win11-test.qcow2",
          64,
          used: 52,
          base: "windows-11-base.qcow2",
          bus: "sata"
        ),
        .cdrom("Win11_24H2_English_x64.iso"),
      ],
      extras: [.vnc, .uefi, .tpm]
    ),
    DemoMachine(
      name: "winxp-lathe",
      title: "Drives the lathe; never update",
      description: "No network on purpose. The vendor went out of business in 2009.",
      system: .windowsXP,
      processors: 1,
      memory: 512,
      tags: ["windows", "legacy"],
      disks: [.volume(.scratch, "winxp-lathe.qcow2", 8, used: 31, bus: "ide")],
      interfaces: [],
      extras: [.vnc, .serialSocket]
    ),
    DemoMachine(
      name: "fedora-workstation",
      system: .fedora40,
      state: .shutOff,
      processors: 4,
      memory: 8192,
      tags: ["desktop"],
      disks: [.volume(.scratch, "fedora-workstation.qcow2", 40, used: 72)],
      interfaces: [.user],
      extras: [.agent, .spice, .sound, .sharedFolder("/srv/public"), .usbStick],
      hasManagedSave: true
    ),
    DemoMachine(
      name: "kiosk",
      title: "Screen in the entrance hall",
      system: .ubuntu2404,
      memory: 2048,
      tags: ["desktop"],
      disks: [.volume(.scratch, "kiosk.qcow2", 16, used: 27), .emptyDrive],
      interfaces: [.network("office")],
      extras: [.vnc]
    ),
  ]
}
