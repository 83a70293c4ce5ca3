extension Theme {
  /// The theme that needs no file.
  public static let standard = builtIn("dark")
  /// The looks without any colour.
  public static let monochrome = builtIn("mono")

  /// The themes compiled in, by name, as in their files.
  static let builtInTexts = ["dark": darkText, "mono": monoText]

  private static func builtIn(_ name: String) -> Theme {
    ThemeFile(builtInTexts[name] ?? "", file: "\(name).toml").source.theme()
  }

  /// `themes/dark.toml`.
  static let darkText = """
    # The default: calm slate, colour only where it means something.
    #
    # A theme names colours in [palette] and says in [roles] how each meaning looks. One that inherits
    # another takes over what it does not say itself; mostly it is enough to change the palette.
    # A colour is "#rrggbb", an index 0 to 255, one of the 16 names such as "red" or "bright-black",
    # a name from the palette, or "terminal", which leaves it to the terminal. With ground = "terminal"
    # the terminal's own background shows.

    name = "dark"
    background_hint = "#0f141b"

    [palette]
    ground = "#0f141b"
    panel = "#18202a"
    raised = "#1a222d"
    sunken = "#0a0e13"
    active = "#222d3a"
    raised_button = "#2a3644"
    selection = "#1d3350"
    selection_unfocused = "#1f2833"
    text = "#cfd8e3"
    bright = "#f0f4f8"
    muted = "#9caabb"
    faint = "#95a2b1"
    border = "#3b4857"
    accent = "#7cc4ff"
    good = "#84d6a4"
    warning = "#e8c57e"
    danger = "#ff9a91"
    busy = "#72d3dc"
    mark = "#cfaef7"
    on_bright = "#0f141b"
    match = "#e8c57e"
    match_current = "#ffab70"
    bar_low = "#5fb98a"
    bar_middle = "#d9ae5c"
    bar_high = "#f07a70"
    bar_empty = "#2b3644"

    [roles]
    text = { fg = "text", bg = "ground" }
    muted = "muted"
    accent = "accent"
    good = "good"
    warning = "warning"
    danger = "danger"
    border = "border"
    "border.focused" = "accent"
    title = { fg = "bright", attributes = ["bold"] }
    heading = { fg = "muted", attributes = ["bold"] }
    selection = { bg = "selection" }
    "selection.unfocused" = { bg = "selection_unfocused" }
    mark = { fg = "mark", attributes = ["bold"] }
    stale = { fg = "faint", attributes = ["italic"] }
    disabled = "faint"
    key = { fg = "accent", attributes = ["bold"] }
    header = { bg = "panel" }
    footer = { bg = "panel" }
    "tab.selected" = { fg = "on_bright", bg = "accent", attributes = ["bold"] }
    tab = "muted"
    dialog = { bg = "raised" }
    "dialog.border" = { fg = "accent", bg = "raised" }
    field = { bg = "sunken" }
    "field.focused" = { fg = "bright", bg = "active" }
    button = { fg = "text", bg = "raised_button" }
    "button.focused" = { fg = "on_bright", bg = "accent", attributes = ["bold"] }
    "state.running" = "good"
    "state.paused" = "warning"
    "state.off" = "muted"
    "state.failed" = { fg = "danger", attributes = ["bold"] }
    "state.busy" = "busy"
    "bar.low" = "bar_low"
    "bar.middle" = "bar_middle"
    "bar.high" = "bar_high"
    "bar.empty" = "bar_empty"
    match = { fg = "on_bright", bg = "match" }
    "match.current" = { fg = "on_bright", bg = "match_current", attributes = ["bold"] }
    "xml.element" = "accent"
    "xml.attribute" = "warning"
    "xml.value" = "good"
    "xml.comment" = { fg = "faint", attributes = ["italic"] }

    # For terminals with 8 or 16 colours, in place of all of [roles].
    [basic]
    text = { fg = "terminal", bg = "terminal" }
    muted = { attributes = ["dim"] }
    accent = "cyan"
    good = "green"
    warning = "yellow"
    danger = { fg = "red", attributes = ["bold"] }
    border = { attributes = ["dim"] }
    "border.focused" = { fg = "cyan", attributes = ["bold"] }
    title = { attributes = ["bold"] }
    heading = { attributes = ["bold"] }
    selection = { fg = "black", bg = "cyan" }
    "selection.unfocused" = { attributes = ["bold", "underline"] }
    mark = { fg = "magenta", attributes = ["bold"] }
    stale = { attributes = ["dim"] }
    disabled = { attributes = ["dim"] }
    key = { fg = "cyan", attributes = ["bold"] }
    header = { attributes = ["bold"] }
    footer = {}
    "tab.selected" = { attributes = ["bold", "reverse"] }
    tab = {}
    dialog = {}
    "dialog.border" = { fg = "cyan", attributes = ["bold"] }
    field = { attributes = ["underline"] }
    "field.focused" = { attributes = ["bold", "underline"] }
    button = {}
    "button.focused" = { attributes = ["bold", "reverse"] }
    "state.running" = "green"
    "state.paused" = "yellow"
    "state.off" = { attributes = ["dim"] }
    "state.failed" = { fg = "red", attributes = ["bold"] }
    "state.busy" = "cyan"
    "bar.low" = "green"
    "bar.middle" = "yellow"
    "bar.high" = "red"
    "bar.empty" = { attributes = ["dim"] }
    match = { fg = "black", bg = "yellow" }
    "match.current" = { fg = "black", bg = "magenta" }
    "xml.element" = "cyan"
    "xml.attribute" = "yellow"
    "xml.value" = "green"
    "xml.comment" = { attributes = ["dim"] }

    """

  /// `themes/mono.toml`.
  static let monoText = """
    # No colour at all: bold, dim, underline and reverse.

    name = "mono"

    [roles]
    text = { fg = "terminal", bg = "terminal" }
    muted = { attributes = ["dim"] }
    accent = { attributes = ["bold"] }
    good = {}
    warning = { attributes = ["bold"] }
    danger = { attributes = ["bold", "underline"] }
    border = { attributes = ["dim"] }
    "border.focused" = { attributes = ["bold"] }
    title = { attributes = ["bold"] }
    heading = { attributes = ["bold"] }
    selection = { attributes = ["reverse"] }
    "selection.unfocused" = { attributes = ["bold", "underline"] }
    mark = { attributes = ["bold"] }
    stale = { attributes = ["dim"] }
    disabled = { attributes = ["dim"] }
    key = { attributes = ["bold"] }
    header = { attributes = ["reverse"] }
    footer = {}
    "tab.selected" = { attributes = ["bold", "reverse"] }
    tab = {}
    dialog = {}
    "dialog.border" = { attributes = ["bold"] }
    field = { attributes = ["underline"] }
    "field.focused" = { attributes = ["bold", "underline"] }
    button = {}
    "button.focused" = { attributes = ["bold", "reverse"] }
    "state.running" = { attributes = ["bold"] }
    "state.paused" = { attributes = ["underline"] }
    "state.off" = { attributes = ["dim"] }
    "state.failed" = { attributes = ["bold", "underline"] }
    "state.busy" = {}
    "bar.low" = {}
    "bar.middle" = { attributes = ["bold"] }
    "bar.high" = { attributes = ["bold"] }
    "bar.empty" = { attributes = ["dim"] }
    match = { attributes = ["underline"] }
    "match.current" = { attributes = ["bold", "reverse"] }
    "xml.element" = { attributes = ["bold"] }
    "xml.attribute" = {}
    "xml.value" = {}
    "xml.comment" = { attributes = ["dim"] }

    """
}
