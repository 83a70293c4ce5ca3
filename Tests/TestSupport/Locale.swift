import Glibc

/// The character set that tests of text need.
public enum TestLocale {
  /// Takes a UTF-8 locale for the whole process; without one, all beyond ASCII is unprintable.
  ///
  /// - Returns: Whether there is one.
  @discardableResult
  public static func useUTF8() -> Bool { isUTF8 }

  private static let isUTF8 = setlocale(LC_CTYPE, "C.UTF-8") != nil
}
