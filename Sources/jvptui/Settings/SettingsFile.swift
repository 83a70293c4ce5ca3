import Backend
import Glibc

/// What was read from the settings file.
struct SettingsReading: Sendable, Equatable {
  var settings = Settings()
  var warnings: [SettingsWarning] = []
  /// Whether there is a file that says nothing, because it could not be read.
  var isBroken = false
}

/// The settings file: read at the start, changed by single edits.
struct SettingsFile {
  /// The file; nil where there is no home to put it in.
  let path: String?
  /// Where the text before the last edit is kept.
  private let backup: String?
  /// The text that was read or written last; nil when there was no file.
  private var known: String?

  init(folder: String?, stateFolder: String?) {
    path = folder.map { $0 + "/config.toml" }
    backup = stateFolder.map { $0 + "/config.toml.before" }
  }

  /// The operator's own.
  static var own: SettingsFile {
    SettingsFile(folder: UserFolders.settings, stateFolder: UserFolders.state)
  }

  /// The path as people write it.
  var shownPath: String { UserFolders.shown(path ?? "config.toml") }

  /// The language that the file asks for, read ahead of the rest: warnings are said in it too.
  func language() -> Language? {
    guard let path, let text = try? PrivateFile.read(path) else { return nil }
    return SettingsReader.language(of: text)
  }

  /// Reads the file; one that is missing says nothing.
  mutating func read() -> SettingsReading {
    known = nil
    guard let path else { return SettingsReading() }
    do throws(PrivateFile.Failure) {
      guard let text = try PrivateFile.read(path) else { return SettingsReading() }
      known = text
      return reading(text)
    } catch {
      let warning = SettingsWarning(
        file: shownPath,
        line: nil,
        message: say("it could not be read: \(error.reason)")
      )
      return SettingsReading(warnings: [warning], isBroken: true)
    }
  }

  /// Changes the file, unless someone else did since it was read.
  ///
  /// - Returns: What it says now.
  /// - Throws: `SettingsRefusal`; the file is then as it was.
  mutating func apply(_ edit: SettingsEdit) throws(SettingsRefusal) -> SettingsReading {
    guard let path else {
      throw SettingsRefusal(
        say("Nothing was saved: HOME is not set, so there is no place for settings.")
      )
    }
    let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    UserFolders.make(folder)
    let lock = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if lock >= 0 { close(lock) } }
    guard lock < 0 || flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      throw SettingsRefusal(
        say("Nothing was saved: another jvptui is writing the settings; try again.")
      )
    }
    let present = try storing { () throws(PrivateFile.Failure) in try PrivateFile.read(path) }
    guard present == known else {
      throw SettingsRefusal(
        say(
          "Nothing was saved: someone else has changed \(shownPath). "
            + "“Read the settings again” in the palette takes that over."
        )
      )
    }
    let text = try SettingsEditor.apply(edit, to: present ?? Self.heading, file: shownPath)
    keepBackup(of: present)
    try storing { () throws(PrivateFile.Failure) in try PrivateFile.write(text, to: path) }
    known = text
    return reading(text)
  }
}

extension SettingsFile {
  private static let heading =
    "# Settings of jvptui. Comments and layout are kept when it changes.\n"

  /// Says which file an error is about.
  private func storing<Value>(
    _ work: () throws(PrivateFile.Failure) -> Value
  ) throws(SettingsRefusal) -> Value {
    do throws(PrivateFile.Failure) {
      return try work()
    } catch {
      throw SettingsRefusal(say("Nothing was saved in \(shownPath): \(error.reason)."))
    }
  }

  private func reading(_ text: String) -> SettingsReading {
    let reader = SettingsReader(text, file: shownPath)
    return SettingsReading(
      settings: reader.settings,
      warnings: reader.warnings,
      isBroken: reader.syntaxError != nil
    )
  }

  /// That there is no backup is no reason not to save.
  private func keepBackup(of text: String?) {
    guard let text, let backup, let end = backup.lastIndex(of: "/") else { return }
    UserFolders.make(String(backup[..<end]))
    try? PrivateFile.write(text, to: backup)
  }
}
