extension Chinese {
  /// The machines and what they take.
  static let resourcesMachines = #"""
    shut off: saved
    已关机：已保存

    Reading the definition…
    正在读取定义…

    transient: vanishes when it stops
    临时：停止后消失

    Saved state
    保存的状态

    yes; start restores it
    有；启动时恢复

    Protected
    保护

    yes: force off and hard reset are refused
    是：拒绝强制关机和硬重置

    Disks
    磁盘

    , at most %@
    ，最多 %1

    This machine has no serial port or console. %@ offers to add one: <serial type='pty'/>. The guest also needs console=ttyS0 on its kernel line, or a login on ttyS0.
    此虚拟机没有串口或控制台。按 %1 可添加：<serial type='pty'/>。客户机还需要在内核命令行中加入 console=ttyS0，或在 ttyS0 上启用登录。

    %@ opens the console here; %@ %@ gives it the whole screen, %@ %@ comes back. %@ hands the whole terminal over.
    按 %1 在此打开控制台；%2 %3 全屏，%4 %5 返回。%6 交出整个终端。

    The machine is off: %@ starts it, and %@ opens its console then.
    虚拟机已关机：按 %1 启动，再按 %2 打开控制台。

      log %@
      日志 %1

    the hardware
    硬件信息

    the XML
    定义的 XML

    No snapshots.
    没有快照。

    VIA
    来源

    SNAP
    快照

    Running
    已运行

      %@ of the node
      占节点 %1

      steal %@
      抢占(steal) %1

      guest %@ of %@
      客户机 %1 / %2

      guest %@
      客户机 %1

      guest not known, m says why
      客户机用量未知，按 m 查看原因

      host %@
      主机 %1

    balloon %@ of %@
    气球 %1 / %2

    swapping %@
    换页 %1

      %@ packets/s
      %1 包/秒

      %@ lost/s
      丢包 %1/秒

      I/O wait %@
      I/O 等待 %1

    Busy
    繁忙

      stolen %@
      被抢占 %1

    Load
    负载

    Swap
    交换

    Given out
    分配比

    %@ vCPUs for each CPU, %@ of the memory
    每个 CPU 分配 %1 个 vCPU，内存 %2

    of all nodes
    · 所有节点

    No machine is running.
    没有运行中的虚拟机。

    HOG
    高占用

    HOST%
    主机%

    STEAL
    抢占

    HOLDS
    占内存

    LATENCY
    延迟

    SWAP/s
    交换/s

    PKT/s
    包/s

    cpu
    CPU

    host
    主机

    mem
    内存

    swap
    交换

    disk
    磁盘

    net
    网络
    """#
}
