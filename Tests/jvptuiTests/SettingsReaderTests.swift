import TUI
import Testing

@testable import jvptui

@Suite("Settings")
struct SettingsReaderTests {
  @Test("say theme, mouse, drawing and hosts")
  func everything() {
    let reader = SettingsReader(
      """
      theme = "nord"
      mouse = false
      ascii = true

      [[host]] # the first
      name = "lab-a"
      uri = "qemu+ssh://root@lab-a/system"
      labels = ["lab", "rack 4"]
      readonly = true
      connect = "on-demand"
      expert = true

      [[host]]
      uri = 'test:///default'
      name = 'demo'
      """,
      file: "config.toml"
    )
    #expect(reader.warnings.isEmpty)
    #expect(reader.settings.theme == "nord")
    #expect(reader.settings.usesMouse == false)
    #expect(reader.settings.usesASCII == true)
    #expect(
      reader.settings.hosts == [
        HostEntry(
          name: "lab-a",
          uri: "qemu+ssh://root@lab-a/system",
          labels: ["lab", "rack 4"],
          isReadOnly: true,
          connect: .onDemand,
          isExpert: true
        ), HostEntry(name: "demo", uri: "test:///default"),
      ]
    )
  }

  @Test("say how consoles behave")
  func console() {
    let reader = SettingsReader(
      "[console]\nescape = \"alt-q\"\nscrollback = 0\nclipboard = true\n",
      file: "config.toml"
    )
    #expect(reader.warnings.isEmpty)
    #expect(reader.settings.console.escapeKey == KeyStroke(.character("q"), .alt))
    #expect(reader.settings.console.scrollback == 0)
    #expect(reader.settings.console.allowsClipboard)
  }

  @Test(
    "that are wrong give a warning at their line, and the rest works",
    arguments: [
      ("wrong = 1\n", 1, "“wrong” means nothing here."),
      ("\n\ntheme = 5\n", 3, "“theme” must be a text in quotes."),
      ("mouse = \"no\"\n", 1, "“mouse” must be true or false."),
      ("[colours]\n", 1, "“colours” means nothing here."),
      ("[console]\nescape = \"x\"\n", 2, "“escape” is “x”; it can be a key with ctrl or alt"),
      ("[console]\n\nscrollback = -1\n", 3, "“scrollback” must be a number of lines from 0"),
      ("[console]\nclipboard = 1\n", 2, "“clipboard” must be true or false."),
      ("[console]\nspeed = 1\n", 2, "“speed” means nothing in [console]."),
      ("console = 1\n", 1, "“console” must be written as [console]."),
      ("[[host]]\nname = \"a\"\n", 1, "The host “a” has no uri, so it is left out."),
      ("[[host]]\nuri = \"test:///a\"\n", 1, "A host without a name is left out."),
      ("[[host]]\nname = \"a\"\nuri = 5\n", 3, "“uri” must be a text in quotes."),
      (
        "[[host]]\nname = \"a\"\nuri = \"test:///a\"\nspeed = 3\n", 4,
        "“speed” means nothing in a host."
      ),
      (
        "[[host]]\nname = \"a\"\nuri = \"test:///a\"\nconnect = \"now\"\n", 4,
        "“connect” is “now”; it can be “always”, “on-demand”, “never”. Connected on demand."
      ),
      (
        "[[host]]\nname = \"ok\"\nuri = \"test:///b\"\n", 6,
        "There are two hosts “ok”; this one is left out."
      ),
      ("[[host]]\nname = \"a\"\nuri = \"nonsense\"\n", 3, "does not begin with a driver"),
      ("[[host]]\nname = \"a\"\nuri = \"qemu+tcp://u:pw@h/system\"\n", 3, "holds a password"),
      (
        "[[host]]\nname = \"a\"\nuri = \"test:///a\"\nlabels = \"x\"\n", 4,
        "“labels” must be a list of texts"
      ),
    ]
  )
  func warnings(text: String, line: Int, message: String) {
    let good = "\n[[host]]\nname = \"ok\"\nuri = \"test:///ok\"\n"
    let isDuplicate = text.contains("\"ok\"")
    let reader = SettingsReader(
      isDuplicate ? String(good.dropFirst()) + "\n" + text : text + good,
      file: "config.toml"
    )
    #expect(reader.warnings.count == 1)
    #expect(reader.warnings.first?.line == line)
    #expect(reader.warnings.first?.message.contains(message) == true)
    #expect(reader.settings.hosts.contains(HostEntry(name: "ok", uri: "test:///ok")))
  }

  @Test("find the line behind texts and lists of several lines")
  func manyLines() {
    let reader = SettingsReader(
      """
      theme = \"\"\"
      [[host]]
      name = 5\"\"\"
      [[host]]
      name = "a"
      labels = [ # ]
        "x", # [
        'y']
      uri = 5
      """,
      file: "config.toml"
    )
    #expect(reader.warnings.map(\.line) == [9])
  }

  @Test("that are no TOML say so with the line, and give nothing")
  func broken() {
    let reader = SettingsReader("theme = \"dark\"\nhost = [\n", file: "~/config.toml")
    #expect(reader.settings == Settings())
    #expect(reader.syntaxError != nil)
    #expect(reader.warnings.first?.description.hasPrefix("~/config.toml:") == true)
    #expect(reader.warnings.first?.description.contains("this is not TOML") == true)
  }
}
