extension Chinese {
  /// What can be done with machines, what that means, and why not.
  static let resourcesMachineActions = #"""
    The machine is already off
    虚拟机已关机

    The machine is already running
    虚拟机已在运行

    A transient machine has no stored definition
    临时虚拟机没有保存的定义

    It is protected; take the protection off first
    受保护；请先取消保护

    The machine is paused; resume it first
    虚拟机已暂停；请先恢复

    The machine is suspended; resume it first
    虚拟机已挂起；请先恢复

    The machine is already shutting down
    虚拟机正在关机

    Start
    启动

    Stop
    停止

    Shut down
    关机

    The guest is asked to shut down; it may refuse.
    请求客户机关机；客户机可能拒绝。

    Shut down by ACPI
    通过 ACPI 关机

    The power button is pressed once; the guest may ignore it.
    按一次电源按钮；客户机可能不理会。

    Shut down by guest agent
    通过客户机代理关机

    The guest agent is asked to shut the guest down.
    请求客户机代理关闭客户机。

    Shut down, then force off
    关机，超时则强制关机

    Force off
    强制关机

    The power is cut: what the guest has not written is lost.
    切断电源：客户机尚未写入的数据将丢失。

    Reboot
    重启

    The guest is asked to reboot.
    请求客户机重启。

    Hard reset
    硬重置

    The reset button: what the guest has not written is lost.
    相当于按复位键：客户机尚未写入的数据将丢失。

    Force off after
    强制关机前等待

    seconds, 5 to 3600; the guest is asked to shut down first
    秒数，5 到 3600；先请求客户机关机

    Force off after: “%@” is not a number of seconds from 5 to 3600
    强制关机前等待：“%1”不是 5 到 3600 之间的秒数

    Pause
    暂停

    The machine is already paused
    虚拟机已暂停

    The machine is suspended
    虚拟机已挂起

    Resume
    恢复

    The machine is not paused
    虚拟机未暂停

    Managed save
    保存状态

    Memory is written to disk and the machine goes off; start restores it.
    内存写入磁盘，虚拟机随后关闭；启动时恢复。

    Discard saved state
    丢弃保存的状态

    The saved memory is deleted; the next start boots afresh.
    保存的内存将被删除；下次启动为全新引导。

    Discard the saved state of
    丢弃保存的状态：

    Nothing is saved
    没有保存的状态

    Autostart on/off
    自动启动 开/关

    Rename
    重命名

    New name
    新名称

    no “/”, no control characters, no blanks at the ends
    不含“/”和控制字符，首尾无空格

    The machine must be off to be renamed
    虚拟机关机后才能重命名

    Edit title
    编辑标题

    one line; empty removes it
    单行；留空则删除

    Edit description
    编辑说明

    empty removes it; “\n” starts a new line
    留空则删除；“\n”表示换行

    The machine is off; start it first
    虚拟机已关机；请先启动

    Console, whole terminal
    控制台（整个终端）

    The guest's output reaches your terminal as it is, with nothing in between.
    客户机的输出将原样送到您的终端，不经任何处理。

    Hand the terminal over to the console of
    将终端交给控制台

    It has no serial port; Console offers to add one
    没有串口；可用“控制台”添加

    Add serial port
    添加串口

    It is there after the next start.
    下次启动后生效。

    Add a serial port to
    添加串口到

    It has a serial port
    已有串口

    The graphic display is not built into this version yet
    此版本未内置图形显示

    Edit tags
    编辑标签

    web prod: these and no others; +web adds, -old removes; empty removes all
    web prod：仅保留这些；+web 添加，-old 移除；留空则全部移除

    Its definition is still being read
    仍在读取其定义

    Protection on/off
    保护 开/关

    A protected machine refuses force off, hard reset, and whatever deletes it.
    受保护的虚拟机拒绝强制关机、硬重置及一切删除操作。

    Tags: either all have a sign, + or -, or none has
    标签：要么都带 + 或 - 号，要么都不带

    Tags: %@
    标签：%1
    """#
}
