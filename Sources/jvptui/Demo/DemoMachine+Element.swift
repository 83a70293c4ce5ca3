extension DemoMachine {
  private static let testNamespace = "http://libvirt.org/schemas/domain/test/1.0"
  private static let systemNamespace = "http://libosinfo.org/xmlns/libvirt/domain/1.0"
  private static let tagNamespace = "https://jvptui.org/xmlns/tags/1.0"

  /// The element that libvirt's test driver reads, at the given time in seconds since 1970.
  func element(now: Int) -> DemoElement {
    var children = definition
    children.append(DemoElement("test:runstate", text: String(state.rawValue)))
    if isTransient {
      children.append(DemoElement("test:transient"))
    }
    if hasManagedSave {
      children.append(DemoElement("test:hasmanagedsave"))
    }
    children += snapshots.map { snapshot in
      element(of: snapshot, now: now)
    }
    return DemoElement("domain", ["type": "test", "xmlns:test": Self.testNamespace], children)
  }

  private func element(of snapshot: DemoSnapshot, now: Int) -> DemoElement {
    var children = [
      DemoElement("name", text: snapshot.name),
      DemoElement("description", text: snapshot.description),
      DemoElement("state", text: snapshot.state),
      DemoElement("creationTime", text: String(now - snapshot.age * 3600)),
      DemoElement("memory", ["snapshot": snapshot.state == "shutoff" ? "no" : "internal"]),
      DemoElement("domain", ["type": "test"], definition),
      DemoElement("active", text: snapshot.isCurrent ? "1" : "0"),
    ]
    if let parent = snapshot.parent {
      children.append(DemoElement("parent", [DemoElement("name", text: parent)]))
    }
    return DemoElement("test:domainsnapshot", children)
  }

  private var definition: [DemoElement] {
    var identity = DemoIdentity("machine/\(name)")
    var children = [
      DemoElement("name", text: name),
      DemoElement("uuid", text: identity.uuid()),
    ]
    if !title.isEmpty {
      children.append(DemoElement("title", text: title))
    }
    if !description.isEmpty {
      children.append(DemoElement("description", text: description))
    }
    children += metadata
    children += [
      DemoElement("memory", ["unit": "MiB"], text: String(memory)),
      DemoElement("currentMemory", ["unit": "MiB"], text: String(currentMemory ?? memory)),
      DemoElement("vcpu", text: String(processors)),
      firmware,
      DemoElement("features", [DemoElement("acpi"), DemoElement("apic")]),
      DemoElement("clock", ["offset": "utc"]),
      DemoElement("on_poweroff", text: "destroy"),
      DemoElement("on_reboot", text: "restart"),
      DemoElement("on_crash", text: state == .crashed ? "preserve" : "restart"),
      DemoElement("devices", devices),
    ]
    return children
  }

  private var metadata: [DemoElement] {
    var children: [DemoElement] = []
    if let system {
      let reference = DemoElement("libosinfo:os", ["id": system.rawValue])
      children.append(
        DemoElement("libosinfo:libosinfo", ["xmlns:libosinfo": Self.systemNamespace], [reference])
      )
    }
    if !tags.isEmpty {
      let elements = tags.map { DemoElement("tag", text: $0) }
      children.append(DemoElement("tags", ["xmlns": Self.tagNamespace], elements))
    }
    return children.isEmpty ? [] : [DemoElement("metadata", children)]
  }

  private var firmware: DemoElement {
    let type = DemoElement("type", ["arch": "x86_64", "machine": "q35"], text: "hvm")
    let boot = DemoElement("boot", ["dev": disks.isEmpty ? "network" : "hd"])
    guard extras.contains(where: \.isFirmware) else { return DemoElement("os", [type, boot]) }
    let loader = DemoElement(
      "loader",
      ["readonly": "yes", "secure": "yes", "type": "pflash"],
      text: "/usr/share/OVMF/OVMF_CODE_4M.ms.fd"
    )
    let variables = DemoElement("nvram", text: "/var/lib/libvirt/qemu/nvram/\(name)_VARS.fd")
    return DemoElement("os", [type, loader, variables, boot])
  }
}

extension DemoMachine {
  private var devices: [DemoElement] {
    [DemoElement("emulator", text: "/usr/bin/qemu-system-x86_64")]
      + diskElements
      + interfaceElements
      + [
        DemoElement("serial", ["type": "pty"], [DemoElement("target", ["port": "0"])]),
        DemoElement("console", ["type": "pty"], [DemoElement("target", ["type": "serial"])]),
        DemoElement("memballoon", ["model": "virtio"]),
        DemoElement(
          "rng",
          ["model": "virtio"],
          [DemoElement("backend", ["model": "random"], text: "/dev/urandom")]
        ),
      ]
      + extras.flatMap(\.elements)
  }

  private var diskElements: [DemoElement] {
    var letters: [String: Int] = [:]
    return disks.map { disk in
      let prefix = disk.bus == "virtio" ? "vd" : "sd"
      let index = letters[prefix, default: 0]
      letters[prefix] = index + 1
      let letter = Character(UnicodeScalar(UInt8(97 + index % 26)))
      return disk.element(target: "\(prefix)\(letter)")
    }
  }

  private var interfaceElements: [DemoElement] {
    var identity = DemoIdentity("interface/\(name)")
    return interfaces.map { interface in
      let address = DemoElement("mac", ["address": identity.hardwareAddress()])
      return interface.element(address: address)
    }
  }
}
