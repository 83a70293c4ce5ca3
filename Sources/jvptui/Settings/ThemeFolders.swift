import Glibc

/// Where theme files are looked for.
enum ThemeFolders {
  /// The operator's own folder first, then the one installed beside the program, then the source
  /// tree's, for a program that was built but not installed.
  static var all: [String] {
    var folders: [String] = []
    if let settings = UserFolders.settings { folders.append(settings + "/themes") }
    guard let program = executableFolder else { return folders }
    folders.append(program + "/../share/jvptui/themes")
    // .build/TRIPLE/release lies three folders below the source tree.
    folders.append(program + "/../../../themes")
    return folders
  }

  /// The folder that the running program lies in.
  private static var executableFolder: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let path = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    return String(path[..<slash])
  }
}
