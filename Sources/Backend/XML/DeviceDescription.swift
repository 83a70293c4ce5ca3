/// Where the XML of one kind of device says what matters of it.
///
/// A place is a path of elements with an attribute, as in `target@dev`; the first of several that
/// is there counts. Places with `#` are put together by `HardwareReader`.
struct DeviceDescription {
  /// What tells one device from the others.
  var name: [String] = []
  /// Label and places of each fact, in the order in which they are shown.
  var facts: [(String, [String])]

  /// Every kind that is known, by its element.
  ///
  /// Source: <https://libvirt.org/formatdomain.html#devices>
  static let all: [String: DeviceDescription] = storage.merging(network) { $1 }
    .merging(interaction) { $1 }.merging(platform) { $1 }.merging(outside) { $1 }

  private static let storage: [String: DeviceDescription] = [
    "disk": DeviceDescription(
      name: ["target@dev"],
      facts: [
        ("device", ["@device"]), ("source", ["#source"]), ("format", ["driver@type"]),
        ("bus", ["target@bus"]), ("cache", ["driver@cache"]), ("io", ["driver@io"]),
        ("discard", ["driver@discard"]), ("serial", ["serial"]), ("boot order", ["boot@order"]),
        ("read-only", ["#readonly"]), ("shared", ["#shareable"]), ("based on", ["#chain"]),
      ]
    ),
    "controller": DeviceDescription(
      name: ["@type"],
      facts: [("index", ["@index"]), ("model", ["@model"])]
    ),
    "filesystem": DeviceDescription(
      name: ["target@dir"],
      facts: [
        ("type", ["@type"]), ("source", ["source@dir", "source@file", "source@name"]),
        ("driver", ["driver@type"]), ("access", ["@accessmode"]), ("read-only", ["#readonly"]),
      ]
    ),
    "memory": DeviceDescription(
      name: ["@model"],
      facts: [("size", ["#size"]), ("source", ["source/path"]), ("node", ["target/node"])]
    ),
    "shmem": DeviceDescription(
      name: ["@name"],
      facts: [("model", ["model@type"]), ("size", ["#size"])]
    ),
  ]

  private static let network: [String: DeviceDescription] = [
    "interface": DeviceDescription(
      name: ["mac@address"],
      facts: [
        ("type", ["@type"]),
        ("source", ["source@network", "source@bridge", "source@dev", "source@path"]),
        ("model", ["model@type"]), ("target", ["target@dev"]), ("mode", ["source@mode"]),
        ("port", ["source@portgroup"]), ("vlan", ["vlan/tag@id"]), ("link", ["link@state"]),
        ("boot order", ["boot@order"]), ("filter", ["filterref@filter"]), ("mtu", ["mtu@size"]),
      ]
    ),
    "vsock": DeviceDescription(facts: [("model", ["@model"]), ("cid", ["cid@address"])]),
  ]

  private static let characterFacts: [(String, [String])] = [
    ("type", ["@type"]), ("target", ["target@type"]), ("state", ["target@state"]),
    ("path", ["source@path"]), ("host", ["source@host"]), ("service", ["source@service"]),
    ("log", ["log@file"]),
  ]

  private static let interaction: [String: DeviceDescription] = [
    "graphics": DeviceDescription(
      name: ["@type"],
      facts: [
        ("port", ["@port"]), ("tls port", ["@tlsPort"]), ("listen", ["#listen"]),
        ("autoport", ["@autoport"]), ("keymap", ["@keymap"]),
      ]
    ),
    "video": DeviceDescription(
      name: ["model@type"],
      facts: [
        ("heads", ["model@heads"]), ("video memory, KiB", ["model@vram"]),
        ("primary", ["model@primary"]), ("3d", ["model/acceleration@accel3d"]),
      ]
    ),
    "serial": DeviceDescription(name: ["target@port"], facts: characterFacts),
    "parallel": DeviceDescription(name: ["target@port"], facts: characterFacts),
    "console": DeviceDescription(name: ["target@port"], facts: characterFacts),
    "channel": DeviceDescription(name: ["target@name"], facts: characterFacts),
    "input": DeviceDescription(name: ["@type"], facts: [("bus", ["@bus"])]),
    "sound": DeviceDescription(name: ["@model"], facts: [("codec", ["codec@type"])]),
    "audio": DeviceDescription(name: ["@type"], facts: [("id", ["@id"])]),
    "redirdev": DeviceDescription(
      name: ["@type"],
      facts: [("bus", ["@bus"]), ("host", ["source@host"])]
    ),
    "smartcard": DeviceDescription(name: ["@mode"], facts: [("type", ["@type"])]),
    "hub": DeviceDescription(name: ["@type"], facts: []),
  ]

  private static let platform: [String: DeviceDescription] = [
    "emulator": DeviceDescription(facts: [("path", [""])]),
    "hostdev": DeviceDescription(
      name: ["#pci", "#usb", "source/address@uuid", "source/adapter@name"],
      facts: [
        ("mode", ["@mode"]), ("type", ["@type"]), ("managed", ["@managed"]),
        ("driver", ["driver@name"]), ("model", ["@model"]), ("rom", ["rom@file"]),
        ("boot order", ["boot@order"]),
      ]
    ),
    "rng": DeviceDescription(
      name: ["@model"],
      facts: [
        ("backend", ["backend@model"]), ("source", ["backend"]),
        ("rate, bytes", ["rate@bytes"]), ("period, ms", ["rate@period"]),
      ]
    ),
    "memballoon": DeviceDescription(
      name: ["@model"],
      facts: [("statistics every, s", ["stats@period"]), ("deflate", ["@autodeflate"])]
    ),
    "tpm": DeviceDescription(
      name: ["@model"],
      facts: [
        ("backend", ["backend@type"]), ("version", ["backend@version"]),
        ("device", ["backend/device@path"]),
      ]
    ),
    "watchdog": DeviceDescription(name: ["@model"], facts: [("action", ["@action"])]),
    "panic": DeviceDescription(name: ["@model"], facts: []),
    "iommu": DeviceDescription(
      name: ["@model"],
      facts: [("interrupt remapping", ["driver@intremap"]), ("caching", ["driver@caching_mode"])]
    ),
  ]

  private static let outside: [String: DeviceDescription] = [
    "os": DeviceDescription(
      facts: [
        ("type", ["type"]), ("architecture", ["type@arch"]), ("machine", ["type@machine"]),
        ("firmware", ["@firmware", "loader@type"]), ("loader", ["loader"]), ("nvram", ["nvram"]),
        ("boot", ["#boot"]), ("kernel", ["kernel"]), ("initrd", ["initrd"]),
        ("command line", ["cmdline"]), ("init", ["init"]),
      ]
    ),
    "cpu": DeviceDescription(
      facts: [
        ("mode", ["@mode"]), ("model", ["model"]), ("match", ["@match"]), ("check", ["@check"]),
        ("sockets", ["topology@sockets"]), ("dies", ["topology@dies"]),
        ("cores", ["topology@cores"]), ("threads", ["topology@threads"]),
      ]
    ),
    "clock": DeviceDescription(
      facts: [("offset", ["@offset"]), ("timezone", ["@timezone"]), ("timers", ["#timers"])]
    ),
  ]
}
