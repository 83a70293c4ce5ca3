extension Chinese {
  /// Headings, labels and words that several panes have.
  static let resourcesWords = #"""
    NAME
    名称

    STATE
    状态

    NODE
    节点

    SIZE
    尺寸

    KIND
    类型

    TYPE
    类型

    MEMORY
    内存

    AUTO
    自动

    WHAT
    事项

    TIME
    时间

    TITLE
    标题

    TAGS
    标签

    LABELS
    标签

    CAPACITY
    容量

    USED
    已用

    FREE
    可用

    VMS
    VM 数

    MEM
    内存%

    DESCRIPTION
    说明

    FORMAT
    格式

    Name
    名称

    State
    状态

    Node
    节点

    Size
    尺寸

    Kind
    类型

    Type
    类型

    Title
    标题

    Tags
    标签

    Labels
    标签

    Memory
    内存

    Description
    说明

    Definition
    定义

    Autostart
    自动启动

    Address
    地址

    Addresses
    地址

    Device
    设备

    Devices
    设备

    Path
    路径

    Format
    格式

    Capacity
    容量

    Allocated
    已分配

    Free
    可用

    Access
    访问

    Settings
    设置

    Created
    创建时间

    Current
    当前

    What
    事项

    On
    对象

    When
    时间

    Why
    原因

    Note
    备注

    Message
    消息

    Rate
    速率

    VM
    虚拟机

    VMs
    虚拟机

    Nodes
    节点

    Pools
    存储池

    Pool
    存储池

    Volumes
    卷

    Snapshots
    快照

    Networks
    网络

    Jobs
    任务

    Events
    事件

    Consoles
    控制台

    Top
    排行

    Overview
    概览

    Hardware
    硬件

    Console
    控制台

    Display
    显示

    node
    节点

    state
    状态

    tag
    标签

    format
    格式

    group
    分组

    domain
    虚拟机

    pool
    存储池

    network
    网络

    networks
    网络

    volumes
    卷

    snapshots
    快照

    virtual machines
    虚拟机

    storage pools
    存储池

    on
    开

    off
    关

    yes
    是

    no
    否

    some
    有

    none
    无

    empty
    空

    gone
    已消失

    active
    活动

    inactive
    未激活

    persistent
    持久

    transient
    临时

    read-only
    只读

    running
    运行中

    failed
    失败

    done
    完成

    cancelled
    已取消

    waiting
    等待中

    of %@
    · %1

    no %@
    无%1

    %@ of %@
    %1 / %2

    %@ of %@ active
    活动 %1/%2

    %@, %@…
    %1，%2…

    %@: %@
    %1：%2

    %@ (%@)
    %1（%2）
    """#
}
