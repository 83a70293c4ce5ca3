extension Chinese {
  /// What is wrong in the settings file.
  static let settingsWords = #"""
    A command without a title is left out.
    没有 title 的命令，已忽略。

    A host without a name is left out.
    没有 name 的主机，已忽略。

    A threshold needs a metric: %@.
    阈值需要一个 metric：%1。

    "50M", bytes a second
    "50M"（每秒字节数）

    90 or "90%"
    90 或 "90%"

    In “run” of “%@” a quote is not closed.
    “%1”的“run”中有引号没有闭合。

    The command “%@” has no “run”, so it is left out.
    命令“%1”没有“run”，已忽略。

    The filter “%@” is wrong at character %@: %@.
    筛选“%1”的第 %2 个字符处有误：%3。

    The host “%@” has no uri, so it is left out.
    主机“%1”没有 uri，已忽略。

    The threshold of “%@” needs “above”, such as %@.
    “%1”的阈值需要“above”，例如 %2。

    There are two hosts “%@”; this one is left out.
    有两个主机“%1”，已忽略这一个。

    There is no pane “%@”; there are %@.
    没有面板“%1”；可用的有 %2。

    it could not be read: %@
    无法读取：%1

    it is larger than 1 MiB
    大于 1 MiB

    it is not UTF-8
    不是 UTF-8

    error %@
    错误 %1

    this is not TOML: %@
    不是 TOML：%1

    “%@” holds something that is no text.
    “%1”中有不是文本的内容。

    “%@” in “%@” means nothing; there are %@.
    “%2”中的“%1”没有意义；可用的有 %3。

    “%@” means nothing here.
    “%1”在这里没有意义。

    “%@” means nothing in [console].
    “%1”在 [console] 中没有意义。

    “%@” means nothing in a command.
    “%1”在命令中没有意义。

    “%@” means nothing in a host.
    “%1”在主机中没有意义。

    “%@” means nothing in a threshold.
    “%1”在阈值中没有意义。

    “%@” must be a key in quotes, or a list of them.
    “%1”必须是引号中的按键，或其列表。

    “%@” must be a table, [filters.%@].
    “%1”必须是表，[filters.%2]。

    “%@” must be a text in quotes.
    “%1”必须是引号中的文本。

    “%@” must be true or false.
    “%1”必须是 true 或 false。

    “%@” of %@ is no key; keys are such as s, ctrl-s, alt-x, f5, or two: g n.
    %2 的“%1”不是按键；按键例如 s、ctrl-s、alt-x、f5，或两个键：g n。

    “charts” is “%@”; it can be “braille” or “blocks”.
    “charts”是“%1”；可以是“braille”或“blocks”。

    “command” must be a list of tables.
    “command”必须是表的列表。

    “command” must be written as [[command]], with double brackets.
    “command”必须写作 [[command]]，用双方括号。

    “connect” is “%@”; it can be %@. Connected on demand.
    “connect”是“%1”；可以是 %2。将按需连接。

    “console” must be written as [console].
    “console”必须写作 [console]。

    “escape” is “%@”; it can be a key with ctrl or alt, or f1 to f12. %@ is used.
    “escape”是“%1”；可以是带 ctrl 或 alt 的键，或 f1 到 f12。将使用 %2。

    “filters” must be tables such as [filters.vms].
    “filters”必须是表，例如 [filters.vms]。

    “for” must be a number of seconds up to a day.
    “for”必须是秒数，最多一天。

    “host” must be a list of tables.
    “host”必须是表的列表。

    “host” must be written as [[host]], with double brackets.
    “host”必须写作 [[host]]，用双方括号。

    “keys” must be a table, [keys].
    “keys”必须是表，[keys]。

    “labels” holds something that is no text.
    “labels”中有不是文本的内容。

    “labels” must be a list of texts, such as ["lab", "rack 4"].
    “labels”必须是文本的列表，例如 ["lab", "rack 4"]。

    “language” is “%@”; there are %@.
    “language”是“%1”；可用的有 %2。

    “output” is “%@”; it can be %@.
    “output”是“%1”；可以是 %2。

    “run” of “%@” is empty.
    “%1”的“run”为空。

    “run” of “%@” must be a list of texts, or one line.
    “%1”的“run”必须是文本的列表，或一行文本。

    “scrollback” must be a number of lines from 0 to %@.
    “scrollback”必须是 0 到 %1 的行数。

    “threshold” must be a list of tables.
    “threshold”必须是表的列表。

    “threshold” must be written as [[threshold]], with double brackets.
    “threshold”必须写作 [[threshold]]，用双方括号。
    """#
}
