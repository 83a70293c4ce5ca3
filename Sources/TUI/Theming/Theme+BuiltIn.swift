extension Theme {
  /// The theme that needs no file.
  public static let standard = Theme(name: "dark", looks: [:])
  /// The looks without any colour.
  static let monochrome = Theme(name: "mono", looks: [:])
}
