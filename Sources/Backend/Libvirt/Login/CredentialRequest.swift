import CLibvirt
import Glibc

/// libvirt's own questions while it opens a connection, passed on to the host's desk.
///
/// The callback runs on the thread that opens, and blocks it.
final class CredentialRequest {
  private let desk: LoginDesk
  private let caller: LoginDesk.Caller

  init(_ desk: LoginDesk) {
    self.desk = desk
    caller = desk.makeCaller()
  }

  /// Opens a connection that asks here.
  func open(_ uri: String, _ flags: UInt32) -> virConnectPtr? {
    // Without VIR_CRED_USERNAME: SASL would ask for two names, who one is and whom one acts for.
    var kinds = [
      VIR_CRED_AUTHNAME, VIR_CRED_REALM, VIR_CRED_PASSPHRASE, VIR_CRED_NOECHOPROMPT,
      VIR_CRED_ECHOPROMPT,
    ].map { Int32($0.rawValue) }
    return kinds.withUnsafeMutableBufferPointer { kinds in
      var auth = virConnectAuth(
        credtype: kinds.baseAddress,
        ncredtype: UInt32(kinds.count),
        cb: { credentials, count, opaque in
          guard let credentials, let opaque else { return -1 }
          let request = Unmanaged<CredentialRequest>.fromOpaque(opaque).takeUnretainedValue()
          return request.fill(UnsafeMutableBufferPointer(start: credentials, count: Int(count)))
        },
        cbdata: Unmanaged.passUnretained(self).toOpaque()
      )
      return withExtendedLifetime(self) { virConnectOpenAuth(uri, &auth, flags) }
    }
  }

  private func fill(_ credentials: UnsafeMutableBufferPointer<virConnectCredential>) -> Int32 {
    for index in credentials.indices {
      guard let draft = draft(credentials[index]) else { return -1 }
      guard case .answered(let secret) = desk.ask(draft, by: caller) else { return -1 }
      // libvirt frees the copy.
      guard let copy = calloc(secret.count + 1, 1) else { return -1 }
      secret.withBytes { bytes in
        UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyMemory(from: bytes)
      }
      credentials[index].result = copy.assumingMemoryBound(to: CChar.self)
      credentials[index].resultlen = UInt32(secret.count)
    }
    return 0
  }

  private func draft(_ credential: virConnectCredential) -> LoginDesk.Draft? {
    var prompt = credential.prompt.map { String(cString: $0) } ?? ""
    while let last = prompt.last, last == ":" || last.isWhitespace { prompt.removeLast() }
    let suggestion = credential.defresult.map { String(cString: $0) } ?? ""
    let kind: LoginQuestion.Kind
    switch UInt32(bitPattern: credential.type) {
    case UInt32(VIR_CRED_AUTHNAME.rawValue): kind = .userName
    case UInt32(VIR_CRED_PASSPHRASE.rawValue), UInt32(VIR_CRED_NOECHOPROMPT.rawValue):
      kind = SSHPrompt.kind(prompt)
    case UInt32(VIR_CRED_ECHOPROMPT.rawValue), UInt32(VIR_CRED_REALM.rawValue): kind = .text
    default: return nil
    }
    return LoginDesk.Draft(kind: kind, prompt: prompt, suggestion: suggestion)
  }
}
