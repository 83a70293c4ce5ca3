extension Chinese {
  /// What was tried and on what, as errors name it.
  static let operations = #"""
    Could not %@ %@: %@.
    无法%1（%2）：%3。

    Could not %@: %@.
    无法%1：%2。

    “%@” on %@
    %2 上的“%1”

    the machine on %@
    %1 上的虚拟机

    the network on %@
    %1 上的网络

    the pool on %@
    %1 上的存储池

    the console
    控制台

    to %@
    主机 %1

    add a serial port to
    添加串口

    cancel
    取消

    cancel the job of
    取消任务

    connect
    连接

    describe
    读取主机信息

    describe the host
    读取主机信息

    discard the saved state of
    丢弃已保存的状态

    force off
    强制关机

    list the machines
    列出虚拟机

    list the networks
    列出网络

    list the pools
    列出存储池

    list the snapshots
    列出快照

    list the snapshots of
    列出快照

    list the volumes
    列出卷

    list the volumes of
    列出卷

    open the console of
    打开控制台

    pause
    暂停

    protect
    保护

    read the XML of
    读取 XML

    read the addresses
    读取地址

    read the addresses of
    读取地址

    read the console
    读取控制台

    read the console log of
    读取控制台日志

    read the details
    读取详情

    read the machines
    读取虚拟机

    read the state of
    读取状态

    read the states
    读取状态

    read the statistics
    读取统计数据

    reboot
    重启

    refresh the pool
    刷新存储池

    register for events
    订阅事件

    rename
    重命名

    reset
    硬重置

    resume
    恢复

    save
    保存状态

    send a break to
    发送 break 信号

    set how often memory is asked for of
    设置内存统计周期

    set the description of
    设置说明

    set the tags of
    设置标签

    set the terminal's size in
    设置终端大小

    set the title of
    设置标题

    shut down
    关机

    start
    启动

    start the network
    启动网络

    start the pool
    启动存储池

    stop the network
    停止网络

    stop the pool
    停止存储池

    take the protection off
    解除保护

    turn autostart off for
    关闭自动启动

    turn autostart off for the network
    关闭网络的自动启动

    turn autostart off for the pool
    关闭存储池的自动启动

    turn autostart on for
    开启自动启动

    turn autostart on for the network
    开启网络的自动启动

    turn autostart on for the pool
    开启存储池的自动启动

    type into
    输入

    type into the console
    在控制台中输入

    watch the job
    查询任务进度

    watch the job of
    查询任务进度
    """#
}
