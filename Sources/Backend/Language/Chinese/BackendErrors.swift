extension Chinese {
  /// Why a host, a command or a console failed.
  static let backendErrors = #"""
    An access rule on the host forbids it for this user.
    主机上的访问规则不允许此用户这样做。

    Another operation on it is running; try again when that is done.
    另一项操作正在进行，请等它完成后重试。

    Only a machine that is off can be renamed: shut it down first.
    只有已关机的虚拟机才能重命名，请先关机。

    Read it there, or open the console itself.
    请在那台主机上查看，或直接打开控制台。

    Shut that machine down first.
    请先将这台虚拟机关机。

    Shut those machines down first.
    请先将这些虚拟机关机。

    Take the protection off first.
    请先解除保护。

    This connection is read-only.
    此连接为只读。

    Type it into the console instead.
    请改为在控制台中输入。

    a period of %@ s is not possible: allowed are 0 (never) to %@ s
    周期不能是 %1 秒，允许 0（从不）到 %2 秒

    it is changed in the running machine, but not in its definition, so it is lost at the next start: %@
    运行中的虚拟机已更改，但其定义没有更改，下次启动时会丢失：%1

    it is protected
    它受保护

    its emulator answers again
    其模拟器恢复应答

    its emulator does not answer; its statistics are left out for a while
    其模拟器没有应答，暂时不读取它的统计数据

    its emulator does not answer; the statistics of the others go on
    其模拟器没有应答，其他虚拟机的统计照常进行

    libvirt gave no reason
    libvirt 没有说明原因

    libvirt keeps such files for root; run jvptui as root to read them.
    libvirt 的这类文件只有 root 能读取，请以 root 身份运行 jvptui。

    libvirt's test driver has no consoles
    libvirt 的 test 驱动没有控制台

    no answer for a while (%@)
    一段时间没有应答（%1）

    no answer within %@ s (%@)
    %1 秒内没有应答（%2）

    stty in the guest ended with %@
    客户机中的 stty 以 %1 结束

    the agent answered %@
    代理的应答是 %1

    the connection ended
    连接已结束

    the connection failed
    连接失败

    the connection was closed here
    连接已在本机关闭

    the device “%@” has no <log file='…'/>
    设备“%1”没有 <log file='…'/>

    the device “%@” is not /dev/ttyS or /dev/hvc with a number
    设备“%1”不是带编号的 /dev/ttyS 或 /dev/hvc

    the device's alias “%@” is not a name of letters and digits
    设备别名“%1”不是由字母和数字组成的名称

    the emulator answered %@
    模拟器的应答是 %1

    the guest's end of the console was closed
    客户机一端关闭了控制台

    the host closed the connection
    主机关闭了连接

    the host did not answer within %@ s
    主机在 %1 秒内没有应答

    the host ended it; someone else may have taken it over
    主机结束了它，可能已被他人接管

    the host is not connected
    主机未连接

    the host stopped answering
    主机停止应答

    the host stopped reading
    主机停止接收数据

    the log is the file %@ on %@, which libvirt does not pass on
    日志是 %2 上的文件 %1，libvirt 不传输它

    the machine is transient, so it has no definition to add it to
    这是临时虚拟机，没有可供添加的定义

    the size %@x%@ is not between 1x1 and 9999x9999
    大小 %1x%2 不在 1x1 到 9999x9999 之间

    used by %@
    被 %1 使用

    used by %@ and %@ more
    被 %1 等使用（另有 %2 台）

    a tag is empty; it needs one character
    有一个标签为空，至少需要一个字符

    the tag “%@” begins with a sign; a letter or digit is allowed there
    标签“%1”以符号开头，开头只允许字母或数字

    the tag “%@” holds something else than letters, digits and - _ . : / @
    标签“%1”含有字母、数字和 - _ . : / @ 以外的字符

    the tag “%@…” is too long; at most %@ characters are allowed
    标签“%1…”太长，最多允许 %2 个字符

    there are %@ tags; at most %@ are allowed
    有 %1 个标签，最多允许 %2 个

    a character that is none
    非字符码位

    a control character
    控制字符

    a line break
    换行符

    a writing direction character
    书写方向控制符

    the %@ is empty; it needs one character
    %1为空，至少需要一个字符

    the %@ “%@” begins or ends with a blank; only inside it are blanks allowed
    %1“%2”以空格开头或结尾，空格只能出现在中间

    the %@ “%@” contains %@ (U+%@); one line of text is allowed
    %1“%2”含有%3（U+%4），只允许一行文本

    the %@ “%@” contains %@ (U+%@); text and line breaks are allowed
    %1“%2”含有%3（U+%4），只允许文本和换行

    the %@ “%@” contains “/”; anything else that can be printed is allowed
    %1“%2”含有“/”，其他可打印的字符都允许

    the %@ “%@” means a folder; any other name is allowed
    %1“%2”表示文件夹，请换一个名称

    name
    名称

    title
    标题

    description
    说明
    """#
}
