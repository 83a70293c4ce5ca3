/// Does one thing at a time to the settings file, off the main thread.
actor SettingsKeeper {
  private var file: SettingsFile

  init(_ file: SettingsFile) {
    self.file = file
  }

  func read() -> SettingsReading { file.read() }

  func apply(_ edit: SettingsEdit) throws(SettingsRefusal) -> SettingsReading {
    try file.apply(edit)
  }
}
