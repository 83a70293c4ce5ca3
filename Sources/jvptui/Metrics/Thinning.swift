/// By how much slots are longer where there are very many machines, so that all histories together
/// stay within a bound.
enum Thinning {
  /// What the histories of all machines may take, in bytes.
  static let budget = 120 << 20
  /// What one machine takes where nothing is thinned out, and what it takes in any case.
  private static let perMachine = 65_400
  private static let fixed = 1_500
  /// The largest factor.
  static let most = 60
  private static let steps = [1, 2, 3, 4, 6, 10, 15, 20, 30, 60]

  /// The factor for so many machines.
  static func factor(machines: Int) -> Int {
    steps.first { machines * (perMachine / $0 + fixed) <= budget } ?? most
  }
}
