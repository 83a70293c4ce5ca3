import TestSupport

@testable import Backend

/// A host that a test has started, with what it told so far.
struct RunningHost: Sendable {
  let hypervisor: any Hypervisor
  let recorder: UpdateRecorder
  private let file: TestDriverFile?

  /// Starts a host.
  init(_ hypervisor: any Hypervisor, file: TestDriverFile? = nil) {
    let recorder = UpdateRecorder()
    self.file = file
    self.hypervisor = hypervisor
    self.recorder = recorder
    hypervisor.start { recorder.take($0) }
  }

  /// Starts libvirt's test driver on a file.
  init(_ file: TestDriverFile, isReadOnly: Bool = false, timing: Timing = .brisk) {
    let configuration = HostConfiguration(
      id: HostID("lab"),
      uri: file.uri,
      isReadOnly: isReadOnly
    )
    self.init(LibvirtHypervisor(configuration, timing: timing), file: file)
  }

  func perform(_ command: Command) async throws(BackendError) {
    try await hypervisor.perform(command) { _ in }
  }

  /// Waits for the picture to be right.
  func wait(
    _ limit: Duration = .patience,
    until isRight: @escaping @Sendable (UpdateRecorder.Picture) -> Bool
  ) async -> UpdateRecorder.Picture? {
    await recorder.wait(limit, until: isRight)
  }

  /// Waits until all lists are there and everything is read.
  func settled() async -> UpdateRecorder.Picture? {
    let settled = await wait { picture in
      picture.state == .online && picture.domains.values.allSatisfy { $0.definition != nil }
        && picture.pools != nil && picture.networks != nil && picture.node != nil
    }
    if settled == nil { print("not settled:", recorder.picture) }
    return settled
  }
}

extension Timing {
  /// Like the usual one, with short pauses.
  static let brisk = Timing(
    open: .seconds(20),
    list: .seconds(20),
    gather: .milliseconds(20),
    node: .milliseconds(200),
    addresses: .milliseconds(500),
    pauses: [.milliseconds(100), .milliseconds(200)]
  )
}
