extension Duration {
  /// How long tests wait for what is bound to happen, on a machine that may have much else to do.
  ///
  /// Only what never happens takes so long; no test tells by it whether something was quick.
  public static let patience = Duration.seconds(30)
}
