extension DemoInterface {
  /// The element that libvirt reads, for the interface with the given `<mac>`.
  func element(address: DemoElement) -> DemoElement {
    let model = DemoElement("model", ["type": "virtio"])
    switch self {
    case .network(let name):
      let source = DemoElement("source", ["network": name])
      return DemoElement("interface", ["type": "network"], [address, source, model])
    case .bridge(let name):
      let source = DemoElement("source", ["bridge": name])
      return DemoElement("interface", ["type": "bridge"], [address, source, model])
    case .direct(let device):
      let source = DemoElement("source", ["dev": device, "mode": "bridge"])
      return DemoElement("interface", ["type": "direct"], [address, source, model])
    case .user:
      return DemoElement("interface", ["type": "user"], [address, model])
    }
  }
}

extension DemoMachine.Extra {
  var isFirmware: Bool {
    if case .uefi = self { true } else { false }
  }

  /// The devices that libvirt reads.
  var elements: [DemoElement] {
    switch self {
    case .agent: [agent]
    case .vnc: [graphics("vnc"), video("virtio")]
    case .spice: [graphics("spice"), video("qxl")]
    case .gpu: [hostDevice]
    case .tpm:
      [
        DemoElement(
          "tpm",
          ["model": "tpm-crb"],
          [DemoElement("backend", ["type": "emulator", "version": "2.0"])]
        )
      ]
    case .uefi: []
    case .watchdog: [DemoElement("watchdog", ["model": "i6300esb", "action": "reset"])]
    case .sharedFolder(let path): [folder(path)]
    case .usbStick:
      [
        DemoElement("controller", ["type": "usb", "index": "0", "model": "qemu-xhci"]),
        DemoElement("redirdev", ["bus": "usb", "type": "spicevmc"]),
      ]
    case .sound: [DemoElement("sound", ["model": "ich9"])]
    case .serialSocket: [socket]
    }
  }

  private var agent: DemoElement {
    let target = DemoElement("target", ["type": "virtio", "name": "org.qemu.guest_agent.0"])
    return DemoElement("channel", ["type": "unix"], [target])
  }

  private var hostDevice: DemoElement {
    let place = DemoElement(
      "address",
      ["domain": "0x0000", "bus": "0x41", "slot": "0x00", "function": "0x0"]
    )
    return DemoElement(
      "hostdev",
      ["mode": "subsystem", "type": "pci", "managed": "yes"],
      [DemoElement("source", [place])]
    )
  }

  private var socket: DemoElement {
    let source = DemoElement("source", ["mode": "bind", "host": "127.0.0.1", "service": "4555"])
    let target = DemoElement("target", ["port": "1"])
    return DemoElement("serial", ["type": "tcp"], [source, target])
  }

  private func graphics(_ type: String) -> DemoElement {
    let listen = DemoElement("listen", ["type": "address", "address": "127.0.0.1"])
    return DemoElement(
      "graphics",
      ["type": type, "port": "-1", "autoport": "yes", "listen": "127.0.0.1"],
      [listen]
    )
  }

  private func video(_ type: String) -> DemoElement {
    DemoElement("video", [DemoElement("model", ["type": type])])
  }

  private func folder(_ path: String) -> DemoElement {
    let source = DemoElement("source", ["dir": path])
    let target = DemoElement("target", ["dir": "shared"])
    return DemoElement("filesystem", ["type": "mount", "accessmode": "mapped"], [source, target])
  }
}
