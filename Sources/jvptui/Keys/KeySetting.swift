/// The keys that the settings give an action, in place of those that it has without.
struct KeySetting: Sendable, Equatable {
  /// The action as the settings name it, such as `vms.start` or `palette`.
  var action: String
  /// Any of these starts it; none of them leaves it to menu and palette.
  var sequences: [KeySequence]
}
