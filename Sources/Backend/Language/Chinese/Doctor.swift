extension Chinese {
  /// Why a machine is slow, what is known of its memory, and limits that are told of.
  static let doctor = #"""
    The machine is off: there is nothing to measure.
    虚拟机已关机：没有可测量的内容。

    %@ has not told any figures of it yet.
    %1 尚未提供其数据。

    From its figures over the last %@ s, what weighs most first.
    依据最近 %1 秒的数据，影响最大的排在最前。

    From its figures of the last reading, what weighs most first.
    依据最近一次读取的数据，影响最大的排在最前。

    Nothing in them explains why it would be slow.
    从中看不出变慢的原因。

    CPU of its vCPUs
    其 vCPU 的 CPU 占用

    vCPU wait
    vCPU 等待

    %@ read
    %1 读取

    %@ write
    %1 写入

    %@ backing files
    %1 后备文件

    guest memory
    客户机内存

    guest swap
    客户机交换

    node CPU
    节点 CPU

    node memory
    节点内存

    Looked at
    检查项

    not told
    未提供

    What makes %@ slow
    %1 变慢的原因

    , 
    ，

    : %@
    ：%1

    the node is %@ busy
    节点 CPU 占用 %1

    it has %@ vCPUs for each CPU
    每个 CPU 要承担 %1 个 vCPU

    Its vCPUs are ready and do not run for %@ of the time (steal)%@.
    其 vCPU 有 %1 的时间已就绪却得不到运行（steal）%2。

    Migrate a busy machine away, give its neighbours fewer vCPUs or shares, or pin it to processors of its own; Top shows who takes most.
    可迁走一台繁忙的虚拟机，减少其邻居的 vCPU 或份额，或将它绑定到专用处理器；“排行”显示谁占用最多。

    It uses %@ of its %@ vCPUs.
    它的 %2 个 vCPU 已占用 %1。

    The node is only %@ busy: more vCPUs would help, or look in the guest at what runs.
    节点仅占用 %1：增加 vCPU 会有帮助，或到客户机内查看在运行什么。

    Look in the guest at what runs; the node has little to spare.
    请到客户机内查看在运行什么；节点已没有多少余量。

    vCPU %@ alone is %@ busy, all together %@.
    仅 vCPU %1 就占用了 %2，全部合计 %3。

    One thread in the guest takes all it can; more vCPUs would not make it faster.
    客户机内有一个线程已占满单个 vCPU；增加 vCPU 不会更快。

    A vCPU waits for input and output %@ of the time.
    有 vCPU 在 %1 的时间里等待输入输出。

    Its disks or its memory in the node's swap hold it up; see the latencies below.
    拖慢它的是磁盘，或被换到节点交换空间的内存；参见下面的延迟。

    write
    写入

    flush
    刷写

    A %@ on %@ takes %@ on average, at %@ requests a second.
    %2 每次%1平均耗时 %3，每秒 %4 个请求。

    Its storage is slow or shared: look at the pool and at who else writes there (Top by DISK), or move the volume; check its cache mode and throttling.
    其存储较慢或与他人共用：查看存储池以及还有谁在写入（“排行”按磁盘排序），或移动卷；并检查缓存模式与限速。

    %@ lies on a chain of %@ backing files.
    %1 位于由 %2 个后备文件组成的链上。

    Each level costs with every read: shorten it by merging old snapshots (blockpull or blockcommit).
    每一层都会增加每次读取的开销：合并旧快照以缩短它（blockpull 或 blockcommit）。

    The guest swaps: %@ in, %@ out.
    客户机正在交换：换入 %1，换出 %2。

    Give it more memory, or find in the guest what takes it.
    增加其内存，或到客户机内找出是什么占用了内存。

    The guest reads pages back from disk %@ times a second.
    客户机每秒从磁盘重新读取 %1 次内存页。

    Its memory is too small for what runs there.
    其内存不足以承载所运行的内容。

    The guest uses %@ of its %@, %@.
    客户机已用 %1，共 %2，占 %3。

    Little is left for caches: give it more memory.
    留给缓存的内存不多：增加其内存。

    The balloon holds %@ back: it has %@ of at most %@.
    气球扣留了 %1：最多 %3，目前有 %2。

    Set its memory to the maximum, if the node has that much free.
    如果节点有足够空闲，请将其内存设为最大值。

    The node is %@ busy.
    节点 CPU 占用 %1。

    Migrate a machine away; Top shows who takes most.
    迁走一台虚拟机；“排行”显示谁占用最多。

    The node's memory is %@ used%@.
    节点内存已用 %1%2。

    It will swap out machines soon: migrate one away, or give some less memory.
    它很快会把虚拟机换出：迁走一台，或减少部分虚拟机的内存。

    The node has given out %@ of its memory.
    节点已分出其内存的 %1。

    When all machines use theirs it will swap; keep an eye on it.
    如果所有虚拟机都用满，它就会开始交换；请留意。

    %@ of the node's swap is in use, %@.
    节点的交换空间已用 %1，占 %2。

    Parts of machines lie on disk: free memory on the node.
    部分虚拟机内存已在磁盘上：请释放节点内存。

    The node waits for input and output %@ of the time.
    节点有 %1 的时间在等待输入输出。

    Its storage is at its limit; Top by DISK shows who asks for most.
    其存储已到极限；“排行”按磁盘排序可看出谁请求最多。

    The node has %@ vCPUs for each CPU.
    节点的每个 CPU 承担 %1 个 vCPU。

    As long as few of them are busy that does no harm.
    只要其中繁忙的不多就没有影响。

    , %@ given out
    ，已分出 %1

    %@ loses %@ packets a second.
    %1 每秒丢失 %2 个数据包。

    The guest does not take them quickly enough, or the link is full: try more queues or virtio.
    客户机接收不够快，或链路已满：可尝试更多队列或 virtio。

    What makes it slow
    为何变慢

    The machine is off
    虚拟机已关机

    What is known of its memory
    关于其内存的已知信息

    Ask the guest for its memory every…
    定期询问客户机内存…

    Every
    间隔

    seconds, 1 to 3600; 0 no longer asks it
    秒，1 到 3600；0 表示不再询问

    Every: “%@” is not a number of seconds from 0 to 3600
    间隔：“%1”不是 0 到 3600 之间的秒数

    %@ has not told any figures of %@ yet
    %1 尚未提供 %2 的任何数据

    %@.
    %1。

    The memory of %@
    %1 的内存

    Ask the guest every %@ s
    每 %1 秒询问客户机

    Ask the guest
    询问客户机

    Ask the guest every %@ s for its memory:
    每 %1 秒询问一次内存用量：客户机

     It is then asked from now on, also after its next start.
     此后将一直询问，下次启动后也是如此。

    %@ no longer above %@, after %@ s; at most %@
    %1不再高于 %2，历时 %3 秒；最高 %4

    %@ above %@
    %1高于 %2

    %@ above %@ for %@ s
    %1高于 %2 已持续 %3 秒

    The guest tells what it uses.
    客户机会报告其用量。

    The guest tells what it uses: %@ of %@.
    客户机会报告其用量：%1，共 %2。

    The guest's memory is not known: it has no balloon device, or no driver for it answers.
    客户机内存未知：没有气球设备，或没有驱动程序应答。

    What is shown instead, marked with ~, is what its emulator holds of the node's memory.
    代为显示（以 ~ 标记）的是其模拟器占用的节点内存。

    Add <memballoon model='virtio'/> to its devices, and in the guest the driver: Linux has it; Windows needs the virtio drivers with the balloon service.
    请在其设备中添加 <memballoon model='virtio'/>，并在客户机内安装驱动程序：Linux 自带；Windows 需要 virtio 驱动程序及其气球服务。

    The guest's memory is not known: its balloon device is there, but the node does not ask it (the period of its statistics is 0).
    客户机内存未知：气球设备存在，但节点没有询问它（其统计周期为 0）。

    The guest's memory is not known any more: its balloon driver has stopped answering.
    客户机内存已无从得知：其气球驱动程序不再应答。

    It may be hung, paused, or have unloaded the driver; what is shown instead, marked with ~, is what its emulator holds of the node's memory.
    它可能已卡死、已暂停或卸载了驱动程序；代为显示（以 ~ 标记）的是其模拟器占用的节点内存。
    """#
}
