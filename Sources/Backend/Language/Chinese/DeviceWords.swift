extension Chinese {
  /// What is listed of a machine's devices.
  static let deviceWords = #"""
    access
    访问方式

    action
    动作

    architecture
    架构

    backend
    后端

    based on
    基于

    boot
    引导

    boot order
    引导顺序

    bus
    总线

    bus %@ device %@
    总线 %1 设备 %2

    cache
    缓存

    caching
    缓存模式

    check
    检查

    settings
    设置

    command line
    命令行

    cores
    核心

    device
    设备

    dies
    晶片

    discard
    丢弃

    driver
    驱动

    firmware
    固件

    heads
    屏幕数

    index
    索引

    interrupt remapping
    中断重映射

    kernel
    内核

    keymap
    键盘布局

    link
    链路

    listen
    监听

    loader
    加载程序

    machine
    机器类型

    managed
    托管

    match
    匹配

    mode
    模式

    model
    型号

    offset
    时差

    path
    路径

    period, ms
    周期（毫秒）

    port
    端口

    primary
    主设备

    rate, bytes
    速率（字节）

    serial
    序列号

    service
    服务

    shared
    共享

    size
    大小

    sockets
    插槽

    source
    来源

    statistics every, s
    统计周期（秒）

    target
    目标

    threads
    线程

    timers
    定时器

    timezone
    时区

    tls port
    TLS 端口

    type
    类型

    version
    版本

    video memory, KiB
    显存（KiB）
    """#
}
