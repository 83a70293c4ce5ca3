extension Chinese {
  /// Jobs, events and open consoles.
  static let resourcesJobs = #"""
    asked the guest
    已请求客户机

    force off in %@ s
    %1 秒后强制关机

    Command log
    命令日志

    Nothing was done yet.
    尚未执行任何操作。

    what was done
    操作

    ON
    对象

    BEGAN
    开始

    TOOK
    用时

    OUTCOME
    结果

    Retry
    重试

    The job is still under way
    任务仍在进行

    The job succeeded
    任务已成功

    Cancel
    取消

    The job has ended
    任务已结束

    Copy message
    复制消息

    the message
    消息

    There is no message
    没有消息

    Call
    调用

    Began
    开始

    Took
    用时

    What to do
    建议

    libvirt code
    libvirt 代码

    Happened
    情况

    Nothing has happened since jvptui started.
    jvptui 启动以来没有事件。

    No console is open: c on a machine in VMs opens one.
    没有打开的控制台：在“虚拟机”中选一台，按 c 打开。

    DEVICE
    设备

    REC
    录

    Type into it
    输入

    Open again
    重新打开

    It is open
    已打开

    Take over
    接管

    Whoever has it open is thrown out.
    当前的使用者会被断开。

    It is yours
    已由您打开

    Record on/off
    录制 开/关

    Close
    关闭

    What it has shown is gone.
    已显示的内容将丢失。

    the first console
    第一个控制台

    Guest told
    告知客户机

    Scrollback
    回看

    %@ lines of at most %@
    %1 行，最多 %2 行

    Lost
    丢失

    Recording
    录制
    """#
}
