import Testing

@testable import Backend

@Suite(
  "A host over TLS",
  .enabled(if: TLSServer.isPossible || SSHServer.isRequired, "openssl is missing")
)
struct TLSTests {
  @Test("says what is wrong with a certificate", arguments: faults)
  func certificates(fault: TLSServer.Fault, cause: ConnectCause) async throws {
    let server = try TLSServer(fault)
    let host = server.start()
    let error = try #require(await host.failure())
    #expect(error.advice == cause.remedy(error.message), "\(error)")
    await host.hypervisor.close()
  }

  private static let faults: [(TLSServer.Fault, ConnectCause)] = [
    (.expired, .certificateExpired),
    (.wrongName, .certificateName),
    (.unknownIssuer, .certificateIssuer),
    (.wantsClient, .clientCertificateMissing),
    (.missingAuthority, .authorityMissing),
    (.clientExpired, .clientCertificateExpired),
  ]
}
