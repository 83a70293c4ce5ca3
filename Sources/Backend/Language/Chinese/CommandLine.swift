extension Chinese {
  /// The help of the command line, and why the terminal or a theme cannot be used.
  static let commandLine = #"""
    Change nothing: libvirt is opened read-only, actions are off.
    不做任何更改：以只读方式打开 libvirt，操作不可用。

    Draw with ASCII only.
    只用 ASCII 字符显示。

    Leave the mouse to the terminal.
    把鼠标留给终端使用。

    Manage libvirt's virtual machines on the whole terminal.
    在全屏终端中管理 libvirt 虚拟机。

    Open a host full of examples; nothing real is touched.
    打开一个满是示例的主机，不会触及真实的虚拟机。

    Print all actions and their keys as settings, and end.
    以设置的格式打印所有操作及其按键，然后退出。

    Print the table of all keys as Markdown, and end.
    以 Markdown 格式打印所有按键的表格，然后退出。

    The colours, by the name of a file in themes.
    配色主题，即 themes 中文件的名称。

    The host to open, by URI or by its name in the settings; can be given several times.
    要打开的主机，用 URI 或设置中的名称指定；可以多次指定。

    Where messages of libraries go.
    库的消息写入的位置。

    Without --connect it opens the hosts of the settings; where there are none, LIBVIRT_DEFAULT_URI, else qemu:///system where that answers, else qemu:///session.
    没有 --connect 时打开设置中的主机；如果没有主机，则打开 LIBVIRT_DEFAULT_URI，否则打开有应答的 qemu:///system，再否则打开 qemu:///session。

    Standard input and output must be a terminal, not a file or a pipe.
    标准输入和标准输出必须是终端，不能是文件或管道。

    The environment variable TERM is not set; try TERM=xterm-256color.
    未设置环境变量 TERM；请试试 TERM=xterm-256color。

    The terminal type “%@” (TERM) cannot show a full-screen program.
    终端类型“%1”（TERM）无法显示全屏程序。

    The terminal type “%@” (TERM) is not known on this machine; install ncurses-term or try TERM=xterm-256color.
    本机不认识终端类型“%1”（TERM）；请安装 ncurses-term 或试试 TERM=xterm-256color。

    The palette's “%@” is not a colour.
    调色板中的“%1”不是颜色。

    There is no role “%@”.
    没有角色“%1”。

    There is no theme “%@” to inherit.
    没有可继承的主题“%1”。

    There is no theme “%@”; there are %@.
    没有主题“%1”；可用的有 %2。

    Too many themes inherit each other.
    相互继承的主题太多。

    “%@” has an unknown attribute.
    “%1”有未知的属性。

    “%@” is not a colour.
    “%1”不是颜色。

    “%@” means nothing in “%@”.
    “%1”在“%2”中没有意义。

    “%@” must be a colour or a table.
    “%1”必须是颜色或表。

    “%@” must be a table.
    “%1”必须是表。
    """#
}
