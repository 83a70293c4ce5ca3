import Backend
import OrderedCollections
import TUI
import Widgets

/// Something of a row that can be copied.
struct CopyOffer: Sendable, Equatable {
  /// The key in the menu.
  var key: String
  /// What it is, such as `UUID`.
  var title: String
  /// What is copied; nil where the row has none.
  var text: String?
  /// Why it has none.
  var reason = ""
}

extension AppState {
  /// The menu of what can be copied of the row under the cursor.
  mutating func openCopyMenu() -> [Effect] {
    guard let item = selectedItem(in: pane), !item.isGroup else {
      notify(say("Nothing is selected"))
      return []
    }
    let offers = copyOffers(of: item)
    guard !offers.isEmpty else {
      notify(say("There is nothing to copy"))
      return []
    }
    let choices = offers.map { offer in
      MenuLayer.Choice(
        title: offer.title,
        key: offer.key,
        detail: Self.preview(offer.text ?? ""),
        disabledReason: offer.text == nil ? offer.reason : nil,
        run: { state in
          guard let text = offer.text else { return [] }
          return state.copy(text, what: say("\(offer.title): \(Self.preview(text))"))
        }
      )
    }
    let title = say("Copy of \(currentPane.name(of: item, in: self) ?? currentPane.title)")
    layers.append(MenuLayer(title: title, choices: choices, isSearchable: false, items: [item]))
    return []
  }

  /// The beginning of a text on one line.
  private static func preview(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? ""
    let isWhole = line.count <= 48 && line.count == text.count
    return isWhole ? line : line.prefix(48) + "…"
  }

  func copyOffers(of item: ItemID) -> [CopyOffer] {
    guard let pane = item.pane, let name = ResourceCatalog.pane(pane).name(of: item, in: self)
    else {
      return []
    }
    var offers = [CopyOffer(key: "y", title: say("Name"), text: name)]
    if let uuid = item.uuid {
      offers.append(CopyOffer(key: "u", title: "UUID", text: uuid.description))
    }
    let uri = item.host.flatMap { hosts[$0] }?.configuration.uri
    switch item {
    case .domain: offers += domainOffers(item)
    case .node(let host): offers += nodeOffers(host)
    case .pool(_, let uuid):
      let pool = poolItem(item)?.pool
      offers.append(
        CopyOffer(key: "p", title: say("Path"), text: pool?.targetPath, reason: say("It has none"))
      )
      offers.append(virsh(uri, ["pool-info", uuid.description]))
    case .network(let host, let uuid):
      let network = hosts[host]?.networks.value?.first { $0.id == uuid }
      let xml = network?.xml
      offers.append(CopyOffer(key: "x", title: "XML", text: xml, reason: say("It was not read")))
      offers.append(virsh(uri, ["net-info", uuid.description]))
    case .volume:
      let path = volumeItem(item)?.volume.path
      offers.append(CopyOffer(key: "p", title: say("Path"), text: path, reason: say("It has none")))
      offers.append(virsh(uri, ["vol-info", path ?? name]))
    case .snapshot(_, let id):
      let xml = snapshotItem(item)?.snapshot.xml
      offers.append(CopyOffer(key: "x", title: "XML", text: xml, reason: say("It was not read")))
      offers.append(virsh(uri, ["snapshot-info", id.domain.description, id.name]))
    case .job(let number):
      guard let job = jobs[number] else { break }
      let call = LibvirtCall.text(job.command, name: job.commandName)
      offers.append(CopyOffer(key: "c", title: say("Call"), text: call))
      offers.append(CopyOffer(key: "v", title: "virsh", text: virshLine(of: job)))
      let message = JobItem(job: job, clock: clock).outcome
      offers.append(
        CopyOffer(
          key: "m",
          title: say("Message"),
          text: message.isEmpty ? nil : message,
          reason: say("There is no message")
        )
      )
    case .console(let id):
      let device: [String] =
        if case .device(let alias) = id.target { ["--devname", alias] } else { [] }
      offers.append(virsh(uri, ["console", id.domain.description] + device))
    case .allNodes, .journal, .group: break
    }
    return offers
  }

  private func virsh(_ uri: String?, _ words: [String]) -> CopyOffer {
    let line = uri.map { ShellWord.line(["virsh", "-c", $0] + words) }
    return CopyOffer(key: "v", title: "virsh", text: line, reason: say("The node is gone"))
  }

  private func nodeOffers(_ id: HostID) -> [CopyOffer] {
    guard let host = hosts[id] else { return [] }
    let words = ["virsh", "-c", host.configuration.uri]
    return [
      CopyOffer(key: "r", title: "URI", text: host.configuration.uri),
      CopyOffer(
        key: "s",
        title: "ssh",
        text: SSHTarget(uri: host.configuration.uri)?.line([]),
        reason: say("It is not reached by ssh")
      ),
      CopyOffer(key: "v", title: "virsh", text: ShellWord.line(words)),
    ]
  }

  private func domainOffers(_ item: ItemID) -> [CopyOffer] {
    guard let domain = domainItem(item), let host = hosts[domain.host] else { return [] }
    let address = domain.shownAddresses.first?.address
    let definition = domain.definition
    let xml = host.details[domain.domain.id]?.value?.xml
    let disk = definition?.disks.first { $0.device == "disk" && !$0.source.isEmpty }
    let uri = host.configuration.uri
    return [
      CopyOffer(key: "i", title: "IP", text: address, reason: say("No address is known")),
      CopyOffer(
        key: "m",
        title: "MAC",
        text: definition?.interfaces.first { !$0.mac.isEmpty }?.mac,
        reason: say("It has no network interface")
      ),
      CopyOffer(key: "p", title: say("Path"), text: disk?.source, reason: say("It has no disk")),
      CopyOffer(key: "x", title: "XML", text: xml, reason: say("It is still being read")),
      CopyOffer(
        key: "s",
        title: "ssh",
        text: address.map { SSHTarget(uri: uri)?.jumpLine(to: $0) ?? ShellWord.line(["ssh", $0]) },
        reason: say("No address is known")
      ),
      virsh(uri, ["dominfo", domain.domain.id.description]),
    ]
  }

  /// The line of `virsh` for what a job did.
  func virshLine(of job: Job) -> String {
    let uri = hosts[job.host]?.configuration.uri ?? job.host.name
    return VirshLine.text(job.command, name: job.commandName, uri: uri)
  }
}

/// The way to a host by ssh, as its URI has it.
struct SSHTarget: Equatable {
  /// `user@host`, or `host`.
  var place: String
  var port: String?

  /// nil for a URI that does not go by ssh.
  init?(uri: String) {
    guard let scheme = uri.firstRange(of: "://"), uri[..<scheme.lowerBound].contains("+ssh") else {
      return nil
    }
    let authority = String(uri[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" })
    let hostStart = authority.lastIndex(of: "@").map { authority.index(after: $0) }
    let host = authority[(hostStart ?? authority.startIndex)...]
    var name = String(host)
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      name = String(host[host.index(after: host.startIndex)..<end])
      let rest = host[host.index(after: end)...]
      port = rest.hasPrefix(":") ? String(rest.dropFirst()) : nil
    } else if let colon = host.lastIndex(of: ":") {
      name = String(host[..<colon])
      port = String(host[host.index(after: colon)...])
    }
    guard !name.isEmpty, !authority.hasPrefix("-") else { return nil }
    let user = hostStart.map { authority[..<$0] } ?? ""
    place = user + name
  }

  /// A line that logs in there.
  func line(_ more: [String]) -> String {
    ShellWord.line(["ssh"] + (port.map { ["-p", $0] } ?? []) + [place] + more)
  }

  /// A line that logs in to a machine behind it.
  func jumpLine(to address: String) -> String {
    let jump = place.contains(":") ? "[\(place)]" : place
    return ShellWord.line(["ssh", "-J", jump + (port.map { ":\($0)" } ?? ""), address])
  }
}
