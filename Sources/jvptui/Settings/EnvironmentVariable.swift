import Glibc

/// The process's environment.
enum EnvironmentVariable {
  /// - Returns: The value; nil when it is unset or empty.
  static func value(_ name: String) -> String? {
    guard let text = unsafe getenv(name) else { return nil }
    let value = unsafe String(cString: text)
    return value.isEmpty ? nil : value
  }
}
