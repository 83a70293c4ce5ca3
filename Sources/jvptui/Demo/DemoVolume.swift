/// A storage volume of the demo host.
struct DemoVolume: Sendable {
  let pool: DemoPool
  let name: String
  /// What a guest sees, in GiB.
  let capacity: Int
  /// What the host has given, in tenths of a GiB.
  let allocation: Int
  /// The volume of the same pool that this one is layered on.
  var base: String?

  /// The image format, as the name tells it.
  var format: String { Self.format(of: name) }

  /// The element that libvirt reads.
  var element: DemoElement {
    let tenth = (1 << 30) / 10
    var children = [
      DemoElement("name", text: name),
      DemoElement("capacity", ["unit": "GiB"], text: String(capacity)),
      DemoElement("allocation", ["unit": "bytes"], text: String(allocation * tenth)),
      DemoElement(
        "target",
        [
          DemoElement("path", text: pool.path(of: name)),
          DemoElement("format", ["type": format]),
        ]
      ),
    ]
    if let base {
      let backing = [
        DemoElement("path", text: pool.path(of: base)),
        DemoElement("format", ["type": Self.format(of: base)]),
      ]
      children.append(DemoElement("backingStore", backing))
    }
    return DemoElement("volume", ["type": pool.diskKind], children)
  }

  private static func format(of name: String) -> String {
    if name.hasSuffix(".qcow2") { return "qcow2" }
    if name.hasSuffix(".vmdk") { return "vmdk" }
    return "raw"
  }
}
