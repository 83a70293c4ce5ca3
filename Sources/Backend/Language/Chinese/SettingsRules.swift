extension Chinese {
  /// Why nothing was saved in the settings, and what hosts and filters may be called.
  static let settingsRules = #"""
    Nothing was saved in %@: %@.
    没有保存到 %1：%2。

    Nothing was saved: %@ has a host “%@” already.
    没有保存：%1 中已有主机“%2”。

    Nothing was saved: %@ has no host “%@”.
    没有保存：%1 中没有主机“%2”。

    Nothing was saved: %@ has no “%@” that can be removed.
    没有保存：%1 中没有可以移除的“%2”。

    Nothing was saved: %@ has several hosts “%@”. Repair the file first.
    没有保存：%1 中有多个主机“%2”。请先修正该文件。

    Nothing was saved: %@. Repair the file first.
    没有保存：%1。请先修正该文件。

    Nothing was saved: HOME is not set, so there is no place for settings.
    没有保存：未设置 HOME，没有存放设置的位置。

    Nothing was saved: another jvptui is writing the settings; try again.
    没有保存：另一个 jvptui 正在写入设置，请重试。

    Nothing was saved: in %@ the hosts are not written as [[host]] tables, which is what jvptui can change.
    没有保存：%1 中的主机不是以 [[host]] 表书写的，jvptui 只能更改这种写法。

    Nothing was saved: someone else has changed %@. “Read the settings again” in the palette takes that over.
    没有保存：%1 已被他人更改。用命令面板中的“重新读取设置”载入这些更改。

    Nothing was saved: the change could not be made in %@ without touching other parts; make it in an editor.
    没有保存：无法在不影响其他部分的情况下更改 %1，请在编辑器中更改。

    %@: it has %@ characters; %@ are allowed
    %1：有 %2 个字符，最多允许 %3 个

    %@: it holds a control character, which is not allowed
    %1：含有控制字符，不允许

    %@: “%@” begins or ends with a blank, which is not allowed
    %1：“%2”以空格开头或结尾，不允许

    Labels: one is empty
    标签：有一个为空

    Labels: “%@” holds a comma, which parts labels
    标签：“%1”含有逗号，而逗号用于分隔标签

    Name: it has %@ characters; at most %@ are allowed
    名称：有 %1 个字符，最多允许 %2 个

    Name: it is empty; a name has at least one character
    名称：不能为空，至少需要一个字符

    Name: “%@” begins or ends with a blank; only inside it are blanks allowed
    名称：“%1”以空格开头或结尾，空格只能出现在中间

    Name: “%@” holds a quote, a backslash or a control character
    名称：“%1”含有引号、反斜杠或控制字符

    URI: it holds a password, which would lie open in a file; leave it out, it is asked for
    URI：含有密码，会明文存放在文件中；请去掉，需要时会询问

    URI: it is empty; one such as qemu+ssh://root@server/system is needed
    URI：不能为空，例如 qemu+ssh://root@server/system

    URI: longer than the 2000 bytes that are allowed
    URI：超过允许的 2000 字节

    URI: “%@” does not begin with a driver; qemu:///system does
    URI：“%1”没有以驱动开头；例如 qemu:///system

    URI: “%@” holds a blank or a control character
    URI：“%1”含有空格或控制字符
    """#
}
