import Glibc
import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite(
    "A host behind ssh",
    .enabled(
      if: access("/usr/sbin/sshd", X_OK) == 0 || getenv("CI") != nil,
      "sshd is missing"
    )
  )
  struct LoginTests {
    @Test("asks on the screen whether its key is right, and is left alone by Escape")
    func unknownKey() throws {
      mkdir("/run/sshd", 0o755)
      let folder = "/tmp/jvptui-e2e-\(getpid())"
      mkdir(folder, 0o700)
      let keygen = try TerminalSession(
        "/usr/bin/ssh-keygen",
        ["-q", "-t", "ed25519", "-N", "", "-f", folder + "/key"]
      )
      #expect(try keygen.waitForExit() == .exited(0))
      defer {
        for name in ["key", "key.pub"] { unlink(folder + "/" + name) }
        rmdir(folder)
      }
      let port = 20_000 + Int(getpid()) % 20_000
      let daemon = try TerminalSession(
        "/usr/sbin/sshd",
        [
          "-D", "-e", "-f", "/dev/null", "-h", folder + "/key", "-o", "PidFile=none",
          "-o", "ListenAddress=127.0.0.1:\(port)",
        ]
      )
      try daemon.waitForText("Server listening")
      let uri = "qemu+ssh://nobody@127.0.0.1:\(port)/system"
      let session = try TerminalSession.jvptui(["-c", uri])
      try session.waitForText("Unknown key of 127.0.0.1")
      try session.waitForText("SHA256:")
      #expect(!session.screenText.contains("authenticity"))
      try session.send(.escape)
      try session.waitFor("the dialog to close") { !$0.text.contains("Unknown key") }
      try session.waitForText("offline")
      #expect(!session.screenText.contains("Could not"))
      daemon.signal(SIGTERM)
    }
  }
}
