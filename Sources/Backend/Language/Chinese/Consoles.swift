extension Chinese {
  /// Consoles of guests and recordings of them.
  static let consoles = #"""
    The console has the whole screen; from 110 columns it fits into the details
    控制台占用整个屏幕；宽度达到 110 列时可放入详情

    No other console is open; c on another machine opens one
    没有打开其他控制台；在另一台虚拟机上按 c 打开

    There is no console %@; %@ are open
    没有控制台 %1；已打开 %2 个

    Typing into several needs several on the screen: | or - shows another
    同时输入需要屏幕上有多个控制台：按 | 或 - 再显示一个

    This is a file that the host writes; it can only be read
    这是主机写入的文件，只能读取

    Set terminal size in
    设置终端大小

    A break can only be sent to a serial port of a running machine
    break 只能发送到运行中虚拟机的串口

    Send break
    发送 break

    Send a break on %@ to
    经 %1 发送 break 到

    It goes through QEMU's monitor; libvirt marks the machine as tainted.
    它经由 QEMU 监视器发送；libvirt 会将虚拟机标记为 tainted。

    Send break to
    发送 break 到

    Send a key
    发送按键

    what %@ asked for
    %1 请求的内容

    Recorded to %@; “Replay a recording” plays it
    已录制到 %1；用“回放录制”播放

    There is no folder for recordings: neither XDG_STATE_HOME nor HOME is set
    没有存放录制的目录：XDG_STATE_HOME 和 HOME 均未设置

    The recording has ended: %@
    录制已结束：%1

    The terminal is back: %@
    终端已收回：%1

    Which console of %@?
    打开 %1 的哪个控制台？

    console
    控制台

    read-only: log of %@
    只读：%1 的日志

    There is no serial port or console to open. Add a serial port to
    没有可打开的串口或控制台。添加串口到

    <serial type='pty'/> goes into its definition and is there after the next start. The guest also needs console=ttyS0 on its kernel line, or a login on ttyS0.
    <serial type='pty'/> 将写入其定义，下次启动后生效。客户机还需在内核参数中加入 console=ttyS0，或在 ttyS0 上提供登录。

    Add serial port to
    添加串口到

    from the console
    控制台内容

    Nothing is typed here; %@ goes back
    此处不接受输入；按 %1 返回

    %@: there is nothing yet
    %1：尚无内容

     Console 
     控制台 

     typed into all shown 
     同时输入到所有显示的控制台 

     (guest told %@x%@)
     （已告知客户机 %1x%2）

     %@ read-only
     %1 只读

     %@ %@ lost
     %1 丢失 %2

     %@ TYPED INTO ALL %@
     %1 同时输入到全部 %2 个

    scrollback: / search, v mark, y copy, esc back 
    回看：/ 搜索，v 标记，y 复制，esc 返回 

    which command? 
    哪个命令？ 

    keys answer the question 
    按键用于回答问题 

    %@: commands 
    %1：命令 

    read-only %@ %@: commands 
    只读 %1 %2：命令 

    keys go to the guest %@ %@: commands 
    按键发送到客户机 %1 %2：命令 

    enter: type here 
    enter：在此输入 

    Paste %@ lines into the guest? y pastes, any other key does not
    将 %1 行粘贴到客户机？按 y 粘贴，其他键取消

    Throw out whoever has this console open? y does, any other key does not
    断开正在使用此控制台的人？按 y 断开，其他键取消

    Hand the whole terminal over? The guest can send it anything. y does; %@ comes back
    交出整个终端？客户机可向其发送任何内容。按 y 交出；%1 返回

    Save to: %@█  enter saves, esc does not
    保存到：%1█  enter 保存，esc 取消

    %@ is off, and has no console log on this machine
    %1 已关机，本机上也没有其控制台日志

    Reading which consoles %@ has…
    正在读取 %1 有哪些控制台…

    Opening the console…
    正在打开控制台…

    In use by another client
    正被其他客户端使用

    In use by another client. enter tries again, f takes it over, esc leaves
    正被其他客户端使用。enter 重试，f 接管，esc 离开

     %@ enter opens it again, esc leaves
     %1 enter 重新打开，esc 离开

    Disconnected: %@%@
    已断开：%1%2

    Pasting, %@ bytes to go · %@ stops
    正在粘贴，剩余 %1 字节 · %2 停止

     Console commands 
     控制台命令 

    Back to the guest
    返回客户机

    Leave it open and go back
    保持打开并返回

    Close it and go back
    关闭并返回

    Whole screen, or the details
    全屏，或置于详情中

    Next console
    下一个控制台

    Previous console (1 to 9: by number)
    上一个控制台（1 到 9：按编号）

    Show another beside it
    在旁边显示另一个

    Show another below it
    在下方显示另一个

    Keyboard to the next one shown
    键盘切到下一个显示的

    Take it off the screen, open
    移出屏幕，保持打开

    It is the only one on the screen
    它是屏幕上唯一的控制台

    Type into all that are shown, or one
    同时输入到所有显示的，或仅一个

    Scroll, search, mark and copy
    滚动、搜索、标记和复制

    Search what it has shown
    搜索已显示的内容

    Save everything to a file
    全部保存到文件

    Record to a file, or stop
    录制到文件，或停止

    Paste what was copied last
    粘贴上次复制的内容

    Stop pasting
    停止粘贴

    Send a key by its name
    按名称发送按键

    Send a break
    发送 break

    Tell the guest its size
    将大小告知客户机

    Only look, or type again
    仅查看，或恢复输入

    Take over by force
    强制接管

    Hand the whole terminal over
    交出整个终端

    Send the escape key itself
    发送转义键本身

    “%@” exists already
    “%1”已存在
    """#
}
