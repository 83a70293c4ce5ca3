import Testing

@testable import Backend

@Suite("A connection URI")
struct ConnectURITests {
  @Test(
    "over ssh never lets ssh ask on the terminal",
    arguments: [
      ("qemu+ssh://h/system", "qemu+ssh://h/system?no_tty=1"),
      ("qemu+ssh://h/system?keyfile=/k", "qemu+ssh://h/system?keyfile=/k&no_tty=1"),
      ("qemu+ssh://h/system?no_tty=0", "qemu+ssh://h/system?no_tty=1"),
      ("qemu+ssh://h/system?no_tty=1", "qemu+ssh://h/system?no_tty=1"),
    ]
  )
  func noTerminal(given: String, expected: String) throws {
    #expect(try ConnectURI(given).text == expected)
  }

  @Test(
    "without ssh stays as it is",
    arguments: ["qemu:///system", "lxc:///", "qemu+tls://h/system?x=1"]
  )
  func untouched(uri: String) throws {
    #expect(try ConnectURI(uri).text == uri)
  }

  @Test("of the test driver is known as such")
  func testDriver() throws {
    #expect(try ConnectURI("test:///default").isTestDriver)
    #expect(try !ConnectURI("qemu:///system").isTestDriver)
  }

  @Test("is LIBVIRT_DEFAULT_URI alone when that is set")
  func defaults() {
    #expect(
      LibvirtLibrary.defaultURIs(environment: [:]) == ["qemu:///system", "qemu:///session"]
    )
    #expect(LibvirtLibrary.defaultURIs(environment: ["LIBVIRT_DEFAULT_URI": "x:///"]) == ["x:///"])
  }
}
