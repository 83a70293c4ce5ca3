extension Chinese {
  /// The form for a host of the settings.
  static let formsHosts = #"""
    Add a node
    添加节点

    Edit %@
    编辑 %1

    Rename %@
    重命名 %1

    What it is called on the screen. The host itself does not learn it.
    仅用于屏幕显示的名称，主机本身并不知道。

    libvirt's address of the host. Passwords do not belong here; they are asked for.
    主机的 libvirt 地址。不要在此填写密码；需要时会询问。

    Words by which it is found, parted by commas: label:lab filters by one.
    用于查找的词，以英文逗号分隔：label:lab 按其中之一筛选。

    always: when jvptui starts; on-demand: when asked to; never: only listed.
    always：jvptui 启动时连接；on-demand：需要时连接；never：仅列出。

    Read-only
    只读

    Open libvirt read-only there: actions are off.
    以只读方式打开 libvirt：操作不可用。

    Expert
    专家

    Let the URI name programs to run on this machine, and turn checks off.
    允许 URI 指定在本机运行的程序，并关闭检查。

    Name: there is a node “%@” already; each has a name of its own
    名称：已有节点“%1”；名称不能重复
    """#
}
