/// A virtual machine of the demo host.
struct DemoMachine: Sendable {
  /// A life-cycle state, by the number that libvirt gives it.
  enum State: Int, Sendable {
    case running = 1
    case blocked = 2
    case paused = 3
    case shuttingDown = 4
    case shutOff = 5
    case crashed = 6
    case asleep = 7
  }

  /// What a machine has besides disks and network interfaces.
  enum Extra: Sendable {
    case agent
    case vnc
    case spice
    case gpu
    case tpm
    case uefi
    case watchdog
    case sharedFolder(String)
    case usbStick
    case sound
    case serialSocket
  }

  let name: String
  var title = ""
  var description = ""
  var system: DemoSystem? = .debian12
  var state = State.running
  var processors = 2
  /// Memory in MiB.
  var memory = 2048
  /// Memory given to the guest now, in MiB; nil means all of it.
  var currentMemory: Int?
  var tags: [String] = []
  var disks: [DemoDisk] = []
  var interfaces: [DemoInterface] = [.network("default")]
  var snapshots: [DemoSnapshot] = []
  var extras: [Extra] = [.agent, .vnc]
  var isTransient = false
  var hasManagedSave = false
}

/// An operating system as libosinfo names it.
enum DemoSystem: String, Sendable {
  case debian12 = "http://debian.org/debian/12"
  case debian11 = "http://debian.org/debian/11"
  case ubuntu2404 = "http://ubuntu.com/ubuntu/24.04"
  case fedora40 = "http://fedoraproject.org/fedora/40"
  case rhel9 = "http://redhat.com/rhel/9.4"
  case rocky9 = "http://rockylinux.org/rocky/9"
  case alpine = "http://alpinelinux.org/alpinelinux/3.20"
  case suse = "http://opensuse.org/opensuse/15.6"
  case arch = "http://archlinux.org/archlinux/rolling"
  case freebsd14 = "http://freebsd.org/freebsd/14.1"
  case openbsd7 = "http://openbsd.org/openbsd/7.5"
  case windows11 = "http://microsoft.com/win/11"
  case windows2022 = "http://microsoft.com/win/2k22"
  case windows2019 = "http://microsoft.com/win/2k19"
  case windowsXP = "http://microsoft.com/win/xp"
}

/// A network interface of a machine of the demo host.
enum DemoInterface: Sendable {
  case network(String)
  case bridge(String)
  case direct(String)
  case user
}

/// A snapshot of a machine of the demo host.
struct DemoSnapshot: Sendable {
  let name: String
  var description = ""
  var parent: String?
  /// Hours before now.
  var age: Int
  var state = "running"
  var isCurrent = false
}
