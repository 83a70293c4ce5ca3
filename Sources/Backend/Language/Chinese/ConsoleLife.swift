extension Chinese {
  /// What becomes of consoles and their machines, and who else may have them.
  static let consoleLife = #"""
    Type its size as an stty line
    以 stty 命令行输入其大小

    Lock
    锁

    none on this host: others may have it open too
    此主机没有：其他人也可能打开了它

    the machine is no longer on %@
    虚拟机已不在 %1 上

    the machine has crashed
    虚拟机已崩溃

    the machine was shut down
    虚拟机已关机

    the machine was forced off
    虚拟机已被强制关闭

    the machine has migrated to another host
    虚拟机已迁移到另一台主机

    the machine was saved to the disk
    虚拟机已保存到磁盘

    the machine could not go on
    虚拟机无法继续运行

    the machine was set back to a snapshot
    虚拟机已恢复到快照

    the host has ended the machine
    主机已结束该虚拟机

    %@ has migrated to %@; its console follows
    %1 已迁移到 %2；其控制台随之转移

    Only looking: unlock it to type into it
    仅查看：解锁后才能输入

    %@ has no locks for consoles: where another client has this one open too, each gets a part of what it prints
    %1 没有控制台锁：如果另一个客户端也打开了它，各自只能收到部分输出

    The file is on %@, and libvirt does not pass it on
    文件在 %1 上，libvirt 不会传送它

     %@ not locked
     %1 未加锁

    Nothing yet: the guest has printed nothing since the file was begun
    暂无内容：自文件开始以来客户机没有输出

    Nothing yet: a program in the guest has to open this channel
    暂无内容：需要客户机中的程序打开此通道

    Nothing yet: press enter. A silent container needs a shell or a getty on it
    暂无内容：请按回车。没有输出的容器需要在其上运行 shell 或 getty

    Nothing yet: press enter. A silent guest needs console=%@ on its kernel line, a getty
    暂无内容：请按回车。没有输出的客户机需要在内核命令行加上 console=%1，并运行 getty
    """#
}
