extension TerminalEmulator {
  /// Whether what the guest asks to be put into the clipboard is kept for `takeClipboard`.
  public var takesClipboard: Bool {
    get { filter.clipboard.isAllowed }
    set { filter.clipboard.isAllowed = newValue }
  }

  /// The text that the guest wants in the clipboard, once; nil when there is none.
  public func takeClipboard() -> String? { filter.clipboard.take() }
}
