import Backend
import FoundationEssentials
import Glibc
import Testing

@testable import jvptui

/// A folder for one test, removed with the value.
final class ScratchFolder {
  let path: String

  init() throws {
    path = "/tmp/jvptui-settings-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var settings: String { path + "/config/jvptui/config.toml" }

  func file() -> SettingsFile {
    SettingsFile(folder: path + "/config/jvptui", stateFolder: path + "/state/jvptui")
  }

  func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  func write(_ text: String, to path: String) throws {
    let folder = String(path[..<(try #require(path.lastIndex(of: "/")))])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  func mode(_ path: String) -> Int? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.posixPermissions] as? Int
  }
}

@Suite("The settings file")
struct SettingsFileTests {
  private let lab = HostEntry(name: "lab-a", uri: "qemu+ssh://root@lab-a/system")

  @Test("is made on the first change, for its owner only")
  func made() throws {
    let scratch = try ScratchFolder()
    var file = scratch.file()
    #expect(file.read() == SettingsReading())
    let reading = try file.apply(.add(lab))
    #expect(reading.settings.hosts == [lab])
    #expect(scratch.mode(scratch.settings) == 0o600)
    #expect(scratch.mode(scratch.path + "/config/jvptui") == 0o700)
    #expect(scratch.text(scratch.settings)?.contains("name = \"lab-a\"") == true)
  }

  @Test("loses rights that others had, and keeps the text before in the state folder")
  func rights() throws {
    let scratch = try ScratchFolder()
    try scratch.write("theme = \"nord\"\n", to: scratch.settings)
    #expect(chmod(scratch.settings, 0o644) == 0)
    var file = scratch.file()
    #expect(file.read().settings.theme == "nord")
    _ = try file.apply(.add(lab))
    #expect(scratch.mode(scratch.settings) == 0o600)
    let backup = scratch.path + "/state/jvptui/config.toml.before"
    #expect(scratch.text(backup) == "theme = \"nord\"\n")
    #expect(scratch.mode(backup) == 0o600)
    #expect(scratch.mode(scratch.path + "/state/jvptui") == 0o700)
  }

  @Test("stays behind a link, and the link stays")
  func link() throws {
    let scratch = try ScratchFolder()
    let real = scratch.path + "/dotfiles/jvptui.toml"
    try scratch.write("# mine\n", to: real)
    UserFolders.make(scratch.path + "/config/jvptui")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.settings,
      withDestinationPath: "../../dotfiles/jvptui.toml"
    )
    var file = scratch.file()
    _ = file.read()
    _ = try file.apply(.add(lab))
    #expect(scratch.text(real)?.hasPrefix("# mine\n") == true)
    #expect(scratch.text(real)?.contains("lab-a") == true)
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.settings)
    #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  @Test("is left alone when someone else has changed it since it was read")
  func changedBetween() throws {
    let scratch = try ScratchFolder()
    try scratch.write("theme = \"nord\"\n", to: scratch.settings)
    var file = scratch.file()
    _ = file.read()
    try scratch.write("theme = \"light\"\n", to: scratch.settings)
    #expect(throws: SettingsRefusal.self) { try file.apply(.add(self.lab)) }
    #expect(scratch.text(scratch.settings) == "theme = \"light\"\n")
    _ = file.read()
    #expect(try file.apply(.add(lab)).settings.theme == "light")
  }

  @Test("is left alone while it is broken, and the refusal says where")
  func broken() throws {
    let scratch = try ScratchFolder()
    try scratch.write("theme = \"nord\"\n[[host]\n", to: scratch.settings)
    var file = scratch.file()
    let reading = file.read()
    #expect(reading.settings == Settings())
    #expect(reading.warnings.first?.line == 2)
    let refusal = #expect(throws: SettingsRefusal.self) { try file.apply(.add(self.lab)) }
    #expect(refusal?.description.contains("config.toml:2") == true)
    #expect(scratch.text(scratch.settings) == "theme = \"nord\"\n[[host]\n")
  }

  @Test("that cannot be written says why, and leaves no half file")
  func unwritable() throws {
    let scratch = try ScratchFolder()
    // A folder in the place of the file cannot be replaced, not even by root.
    UserFolders.make(scratch.settings)
    var file = scratch.file()
    #expect(file.read().warnings.first?.message.contains("it is not a file") == true)
    #expect(throws: SettingsRefusal.self) { try file.apply(.add(self.lab)) }
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/config/jvptui")
    #expect(left == ["config.toml"])
  }

  @Test(
    "gives a warning and no settings when it is not text",
    arguments: [[0xFF, 0xFE, 0x00], [0x61, 0x00, 0x62], [0xC3, 0x28]] as [[UInt8]]
  )
  func noText(bytes: [UInt8]) throws {
    let scratch = try ScratchFolder()
    UserFolders.make(scratch.path + "/config/jvptui")
    try Data(bytes).write(to: URL(filePath: scratch.settings))
    var file = scratch.file()
    let reading = file.read()
    #expect(reading.settings == Settings())
    #expect(reading.warnings.count == 1)
  }

  @Test("is no file but a pipe: nothing waits for it")
  func pipe() throws {
    let scratch = try ScratchFolder()
    UserFolders.make(scratch.path + "/config/jvptui")
    #expect(mkfifo(scratch.settings, 0o600) == 0)
    var file = scratch.file()
    #expect(file.read().warnings.first?.message.contains("it is not a file") == true)
  }
}
