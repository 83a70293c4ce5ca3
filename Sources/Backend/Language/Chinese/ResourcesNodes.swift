extension Chinese {
  /// The nodes and what can be done with them.
  static let resourcesNodes = #"""
    just now
    刚刚

    %@ min ago
    %1 分钟前

    %@ h ago
    %1 小时前

    %@ d ago
    %1 天前

    all nodes
    所有节点

    offline
    离线

    connecting…
    连接中…

    reading…
    读取中…

    online
    在线

    slow
    响应慢

    lost
    失联

    Connect
    连接

    Choose one node
    请选择一个节点

    The node is already connected
    节点已连接

    The node is already being connected
    节点正在连接

    The settings say that it is never connected; e changes that
    设置中规定从不连接；按 e 更改

    Disconnect
    断开

    The node is already disconnected
    节点已断开

    Add
    添加

    Edit
    编辑

    Retry now
    立即重试

    The node is disconnected; c connects it
    节点已断开；按 c 连接

    Keep in settings
    保存到设置

    The node is in the settings already
    节点已在设置中

    The demo host is made anew at each start
    演示主机每次启动时重新创建

    Remove
    移除

    jvptui forgets the node and its entry in the settings. What runs there goes on running; nothing on the host is touched.
    jvptui 将忘记该节点及其设置条目。那里运行的一切继续运行；主机上的任何内容都不会改动。

    The node is not in the settings; s keeps it there
    节点不在设置中；按 s 保存

    1 job is under way there; wait for the end or cancel in Jobs
    该节点有 1 个任务正在进行；请等待结束或在“任务”中取消

    %@ jobs are under way there; wait for the end or cancel in Jobs
    该节点有 %1 个任务正在进行；请等待结束或在“任务”中取消

    Connecting…
    正在连接…

    No node. a adds one; so does -c URI at the start.
    没有节点。按 a 添加，或启动时使用 -c URI。

    CPUS
    核数

    HYPERVISOR
    虚拟化平台

    Last seen
    最后在线

    connect %@
    连接：%1

    not kept there
    未保存

    Host name
    主机名

    Hypervisor
    虚拟化平台

    Topology
    拓扑

    %@ NUMA, %@ sockets, %@ cores, %@ threads
    %1 个 NUMA 节点，%2 个插槽，%3 核，%4 线程

    Clock
    主频

    In use
    已用
    """#
}
