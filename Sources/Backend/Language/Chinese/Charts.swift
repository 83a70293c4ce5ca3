extension Chinese {
  /// What is measured, its charts, and how they are saved.
  static let charts = #"""
    There is nothing to save
    没有可保存的内容

    %@, %@ rows
    %1，%2 行

    Charts of %@, %@
    %1 的图表，%2

    time
    时间

    seconds since 1970
    1970 年以来的秒数

    minimum
    最小值

    mean
    平均值

    maximum
    最大值

    The name must end in .csv or .json
    名称必须以 .csv 或 .json 结尾

    Save what is shown
    保存所显示的内容

    %@ rows; a new file, in CSV or JSON by its ending.
    %1 行；新建文件，按扩展名保存为 CSV 或 JSON。

    File
    文件

    memory
    内存

    CPU of host
    占主机 CPU

    steal
    抢占(steal)

    busy
    占用

    wait
    等待

    used in guest
    客户机已用

    held of host
    主机占用

    balloon
    气球

    swap in
    换入

    swap out
    换出

    major faults
    主缺页

    read
    读取

    written
    写入

    reads
    读请求

    writes
    写请求

    read latency
    读延迟

    write latency
    写延迟

    flush latency
    刷写延迟

    received
    接收

    sent
    发送

    packets in
    收包

    packets out
    发包

    errors
    错误

    drops
    丢包

    I/O wait
    I/O 等待

    vCPUs for each CPU
    每个 CPU 的 vCPU 数

    memory given out
    已分出的内存

    fill
    使用率

    load
    负载

    stolen
    被抢占

    Metrics
    指标

    There are no charts of %@
    %1没有图表

    A longer stretch of time
    更长的时间段

    A shorter stretch of time
    更短的时间段

    Read an earlier moment
    查看更早的时刻

    Read a later moment
    查看更晚的时刻

    Hold the charts, or let them go on
    定格图表，或让其继续

    Charts of each device
    各设备的图表

    Save what is shown as CSV or JSON
    将所显示的内容保存为 CSV 或 JSON

     up to %@, held
    ，截至 %1（已定格）

      at %@
      时刻 %1

    hold
    定格

    devices
    设备

     max %@
    ，最大 %1

     mean %@
    ，平均 %1

    now
    现在

    The machine is off: what is shown is from before.
    虚拟机已关机：显示的是之前的数据。

    Nothing was measured while it ran.
    运行期间没有测量数据。

    Its node has not told any figures yet.
    其节点尚未提供任何数据。

    Its figures are being read…
    正在读取其数据…

    CPU of the node
    占节点 CPU

    Steal
    抢占(steal)

    Swap in the guest
    客户机内的交换

    Disk
    磁盘

    Disk requests
    磁盘请求

    Disk latency
    磁盘延迟

    Network
    网络

    Packets
    数据包

    Errors and drops
    错误与丢包

    Memory use
    内存使用

    Disk, both ways
    磁盘读写合计

    Network, both ways
    网络收发合计

    %@ requests
    %1 请求

    %@ latency
    %1 延迟

    %@ packets
    %1 数据包

    %@ errors and drops
    %1 错误与丢包

      wait %@
      等待 %1

    The first %@ of %@ marked.
    已标记 %2 个中的前 %1 个。

    Stolen by a host below
    被下层主机抢占

    Memory given out
    已分出的内存

    The node has not told any figures yet.
    节点尚未提供任何数据。

    DISK/s
    磁盘/s

    NET/s
    网络/s

    1 min
    1 分钟

    5 min
    5 分钟

    10 min
    10 分钟

    30 min
    30 分钟

    1 h
    1 小时

    3 h
    3 小时

    6 h
    6 小时

    12 h
    12 小时

    24 h
    24 小时

    Traffic
    流量

    No machine that runs is on this network.
    没有正在运行的虚拟机连接到此网络。

    Its machines have not told any figures yet.
    其虚拟机尚未提供任何数据。

    Fill
    使用率

    Its size has not been told for that time.
    该时间段内没有其容量数据。

    over %@
    超过 %1
    """#
}
