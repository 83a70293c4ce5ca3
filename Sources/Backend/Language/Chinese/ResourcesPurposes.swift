extension Chinese {
  /// What panes are for, and what they say while they are empty.
  static let resourcesPurposes = #"""
    Hosts that run libvirt. %@ adds one; %@ has the rest.
    运行 libvirt 的主机。按 %1 添加；其余操作按 %2。

    Virtual machines, live, with what can be done to them under %@. New ones show up by themselves; %@ shows the state of the hosts.
    虚拟机的实时状态，按 %1 列出可用操作。新虚拟机会自动出现；按 %2 查看主机状态。

    Places for disks and images. A pool that is stopped is started with %@.
    存放磁盘和镜像的地方。已停止的存储池按 %1 启动。

    Disks and images of one pool: %@ goes to the pools, and the one under the cursor there is shown here.
    某个存储池中的磁盘和镜像：按 %1 转到存储池，光标所在的存储池显示在这里。

    States of one machine to go back to: %@ goes to the machines, and the one under the cursor there is shown here.
    某台虚拟机可回退到的状态：按 %1 转到虚拟机，光标所在的虚拟机显示在这里。

    Networks that machines are connected to. One that is stopped is started with %@.
    虚拟机所连接的网络。已停止的网络按 %1 启动。

    What you have started, how far it is and how it ended. It fills as you act: %@ on a machine lists what can be done.
    您启动的任务及其进度和结果。执行操作后会出现在这里：在虚拟机上按 %1 列出可用操作。

    What libvirt reports by itself: machines that start, stop or fail. Nothing has happened yet.
    libvirt 主动报告的事件：虚拟机启动、停止或出错。目前还没有事件。

    The machines that run on all hosts, those that take most in front. %@ sorts by the next column.
    所有主机上运行的虚拟机，占用最多的排在最前。按 %1 以下一列排序。

    Serial consoles that are open, also in the background. %@ on a running machine opens one; %@ goes to the machines.
    已打开的串行控制台，包括后台的。在运行中的虚拟机上按 %1 打开；按 %2 转到虚拟机。

    Welcome: %@ lists the keys, %@ finds everything, %@ acts on a row, %@ quits
    欢迎：%1 按键列表，%2 命令面板，%3 操作当前行，%4 退出

    %@ As seen %@; %@ is %@.
    %1 此为%2的数据；%3 %4。

    No node is connected.
    没有已连接的节点。

    Reading %@…
    正在读取%1…

    This node's driver has no %@.
    此节点的驱动不支持%1。

    The drivers of these nodes have no %@.
    这些节点的驱动不支持%1。

    No %@.
    没有%1。

    This node's driver does not support it.
    此节点的驱动不支持。
    """#
}
