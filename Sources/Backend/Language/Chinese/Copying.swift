extension Chinese {
  /// What can be copied, the user's own commands, and the program's start.
  static let copying = #"""
    There is nothing to copy
    没有可复制的内容

    Copy of %@
    复制：%1

    It has none
    没有

    It was not read
    未读取

    The node is gone
    节点已不存在

    It is not reached by ssh
    不是通过 ssh 访问的

    No address is known
    没有已知地址

    It has no network interface
    没有网络接口

    It has no disk
    没有磁盘

    It is still being read
    仍在读取

    yours
    自定义

    Your commands
    您的命令

    It is gone
    已不存在

    %@ on
    将 %1 用于

    no file could be made for it: %@
    无法为其创建文件：%1

    “%@” would be taken for an option; put -- before %@ in the settings
    “%1”会被当作选项；请在设置中的 %2 前加上 --

    %@ has no address
    %1 没有地址

    %@ has no %@
    %1 没有 %2

    ended with %@
    以状态 %1 结束

    was ended by signal %@
    被信号 %1 终止

    “%@” could not be started: %@
    无法启动“%1”：%2

    reach
    访问

    it is not connected
    尚未连接

    The demo host could not be made: %@
    无法创建演示主机：%1

    The system gives no more file descriptors.
    系统无法再提供文件描述符。

    No node is connected at the start; c connects one
    启动时没有连接任何节点；按 c 连接
    """#
}
