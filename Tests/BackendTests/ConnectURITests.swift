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
    arguments: ["qemu:///system", "lxc:///", "qemu+tls://h/system?pkipath=/x"]
  )
  func untouched(uri: String) throws {
    #expect(try ConnectURI(uri).text == uri)
  }

  @Test("over ssh runs our stand-in, which asks on the screen")
  func standIn() throws {
    let uri = try ConnectURI("qemu+ssh://root@h:22/system?keyfile=/k&no_tty=1").run(by: "/run/s")
    #expect(uri.text == "qemu+ssh://root@h:22/system?keyfile=/k&command=/run/s")
    #expect(uri.shown == "qemu+ssh://root@h:22/system?keyfile=/k")
  }

  @Test(
    "that runs a program or turns a check off is refused",
    arguments: [
      ("qemu+ext://h/system?command=/bin/x", "transport “ext”"),
      ("qemu+ssh://h/system?command=/bin/x", "“command”"),
      ("qemu+ssh://h/system?%63ommand=/bin/x", "“command”"),
      ("qemu+ssh://h/system?COMMAND=/bin/x", "“command”"),
      ("qemu+ssh://h/system?a=b;netcat=/bin/x", "“a”"),
      ("qemu+ssh://h/system?netcat=/bin/x", "“netcat”"),
      ("qemu+tls://h/system?no_verify=1", "“no_verify”"),
      ("qemu+libssh://h/system", "transport “libssh”"),
      ("qemu+libssh2://h/system", "transport “libssh2”"),
    ]
  )
  func needsExpert(uri: String, named: String) throws {
    let error = #expect(throws: BackendError.self) { try ConnectURI(uri) }
    #expect(error?.message.contains(named) == true, "\(error?.message ?? "")")
    #expect(error?.code == .invalidValue)
    if named != "“a”" { #expect(throws: Never.self) { try ConnectURI(uri, isExpert: true) } }
  }

  @Test(
    "with anything unknown, or a character for a shell, is refused even to experts",
    arguments: [
      "", "lab", "foo:///system", "qemu+foo://h/system", "qemu:///system?unknown=1",
      "qemu+ssh://h/system?socket=/a'b", "qemu+ssh://h/system?socket=/a%27b",
      "qemu+ssh://h/system?socket=$(x)", "qemu+ssh://h/system?keyfile=k", "qemu:///a;b",
      "qemu+ssh://-oProxyCommand=x/system", "qemu+ssh://-x@h/system", "qemu+ssh://a:b@h/system",
      "qemu+ssh://h:0/system", "qemu+ssh://h:x/system", "qemu+ssh://h/system?mode=evil",
      "qemu:///embed?root=/tmp", "qemu+ssh://h/sys\u{1B}tem", "qemu+ssh://h /system",
      "qemu+tls://h/system?tls_priority=a%0Ab",
    ]
  )
  func refused(uri: String) {
    #expect(throws: BackendError.self) { try ConnectURI(uri, isExpert: true, aliases: [:]) }
  }

  @Test(
    "that people use is taken",
    arguments: [
      "qemu:///session", "qemu+ssh://root@lab-a/system", "qemu+ssh://u@[fd00::1]:2222/system",
      "qemu+ssh://h/system?socket=/run/libvirt/libvirt-sock&keyfile=/home/u/.ssh/id_ed25519",
      "qemu+ssh://h/system?mode=direct&proxy=native&known_hosts=/k", "xen+tls://h.example.org/",
      "qemu+unix:///system?socket=/run/x.sock", "lxc:///", "test:///default", "ch:///system",
      "test:///tmp/my%20host%20(1).xml", "qemu+tcp://10.0.0.1:16509/system", "esx://root@h/",
    ]
  )
  func taken(uri: String) {
    #expect(throws: Never.self) { try ConnectURI(uri, aliases: [:]) }
  }

  @Test("without encryption is known as such, unless it stays on this machine")
  func plaintext() throws {
    #expect(try ConnectURI("qemu+tcp://h/system").isPlaintext)
    #expect(try !ConnectURI("qemu+tcp://127.0.0.1/system").isPlaintext)
    #expect(try !ConnectURI("qemu+tls://h/system").isPlaintext)
    #expect(HostConfiguration(id: HostID("h"), uri: "qemu+tcp://h/system").isPlaintext)
  }

  @Test("can be a name from libvirt's settings, which is shown expanded and checked")
  func aliases() throws {
    let aliases = URIAliases.parse(
      """
      # uri_aliases = [ "wrong=qemu:///wrong" ]
      uri_aliases = [
        "hail=qemu+ssh://root@hail.example.com/system",
        "evil=qemu+ext://h/system?command=/bin/x",
      ]
      uri_default = "qemu:///system"
      """
    )
    let uri = try ConnectURI("hail", aliases: aliases)
    #expect(uri.alias == "hail")
    #expect(uri.shown == "qemu+ssh://root@hail.example.com/system")
    #expect(throws: BackendError.self) { try ConnectURI("evil", aliases: aliases) }
    #expect(throws: BackendError.self) { try ConnectURI("wrong", aliases: aliases) }
    #expect(URIAliases.parse("uri_aliases = [") == [:])
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
