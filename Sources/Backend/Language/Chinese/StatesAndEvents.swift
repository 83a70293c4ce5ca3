extension Chinese {
  /// States of machines and what libvirt reports.
  static let statesAndEvents = #"""
    %@ more events at the same time
    同一时间另有 %1 个事件

    %@ more machines: %@
    另外 %1 台虚拟机：%2

    “%@” in libvirt's settings stands for %@
    libvirt 设置中的“%1”代表 %2

    the connection is not encrypted: everybody on the way can read and change it; use qemu+ssh or qemu+tls
    连接未加密：途中任何人都能读取和篡改，请使用 qemu+ssh 或 qemu+tls

    connection lost: %@
    连接中断：%1

    %@ of %@: %@
    %2 的%1：%3

    %@ on %@: %@
    %2 上出现 %1：%3

    %@: tray closed
    %1：托盘已关闭

    %@: tray opened
    %1：托盘已打开

    API error
    API 错误

    I/O error
    I/O 错误

    I/O error (%@)
    I/O 错误（%1）

    a job has ended
    有任务已结束

    added
    已添加

    backup
    备份

    blocked
    阻塞

    booted
    已引导

    by the guest
    由客户机发起

    by the host
    由主机发起

    by user
    由用户操作

    changed
    已更改

    commit
    提交

    completed
    已完成

    copy
    复制

    crash kernel loaded
    已载入崩溃内核

    crashed
    已崩溃

    created
    已创建

    daemon
    守护进程

    defined
    已定义

    deleted
    已删除

    description changed
    说明已更改

    destroyed
    已强制关机

    device %@ added
    已添加设备 %1

    device %@ removed
    已移除设备 %1

    dumping core
    正在转储内存

    event %@
    事件 %1

    finished
    已完成

    forced off
    已强制关机

    from snapshot
    从快照恢复

    guest agent connected
    客户机代理已连接

    guest agent disconnected
    客户机代理已断开

    ignored
    已忽略

    job
    任务

    medium dropped
    介质已移除

    memory is now %@ MiB
    内存现为 %1 MiB

    metadata changed
    元数据已更改

    metadata changed (%@)
    元数据已更改（%1）

    migrated
    已迁移

    migrating
    正在迁移

    migration cancelled
    迁移已取消

    no state
    无状态

    panicked
    内核崩溃

    post-copy
    后拷贝迁移

    post-copy failed
    后拷贝迁移失败

    pull
    拉取

    ready
    已就绪

    rebooted
    已重启

    refreshed
    已刷新

    removed
    已移除

    renamed
    已重命名

    reported to the guest
    已报告给客户机

    restored
    从保存的状态恢复

    resumed
    已恢复

    save cancelled
    保存已取消

    saved
    状态已保存

    saving
    正在保存状态

    shut off
    已关机

    shutting down
    正在关机

    started
    已启动

    started without medium
    启动时没有介质

    starting
    正在启动

    stopped
    已停止

    suspended
    已挂起

    taking snapshot
    正在创建快照

    title changed
    标题已更改

    to disk
    到磁盘

    to memory
    到内存

    undefined
    已取消定义

    unpaused
    取消暂停

    watchdog
    看门狗

    woken up
    已唤醒
    """#
}
