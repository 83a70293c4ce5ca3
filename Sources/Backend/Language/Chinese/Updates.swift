extension Chinese {
  /// What is told when something changed or was tried.
  static let updates = #"""
    %@: the connection is not encrypted; anybody can read it
    %1：连接未加密，任何人都能读取

    Closed: %@ is gone; someone else removed it
    已关闭：%1 已不存在，被他人删除

    The filter is wrong: %@
    筛选有误：%1

    %@ is not filtered; %@ filters it
    %1未筛选；按 %2 筛选

    Save the filter %@
    保存筛选 %1

    The palette has it under this name. A name that is there already is replaced.
    命令面板中以此名称列出。同名的将被替换。

    broken
    故障

    on %@
    位于 %1

    from the next start
    下次启动起生效

    Setting %@: turn off
    设置“%1”：关闭

    Setting %@: turn on
    设置“%1”：打开

    mouse
    鼠标

    ASCII only
    仅 ASCII

    slow link
    慢速链路

    byte counter
    字节计数

    off leaves it to the terminal
    关闭后由终端处理

    for fonts without lines
    用于没有线条字符的字体

    draws what hosts report once a second
    每秒绘制一次主机上报的内容

    what was sent to the terminal
    已发送到终端的数据量

    There is nothing to go back to
    没有可后退的位置

    There is nothing to go forward to
    没有可前进的位置

    %@ cannot be grouped
    %1不能分组

    Grouped by %@
    分组：%1

    Not grouped
    未分组

    There is no group here; %@ makes them
    这里没有分组；按 %1 分组

    The group is folded; %@ shows its rows
    分组已折叠；按 %1 显示其各行

    %@ answers again
    %1 已恢复应答

    %@ is connected again
    %1 已重新连接

    %@ does nothing here; %@ lists the keys
    %1 在这里没有作用；按 %2 列出按键

    “%@” does not occur here
    这里没有“%1”

    Sorted by %@
    排序：%1

    the guest did not shut down; forced off
    客户机未关机；已强制关机

    The guest was asked but is still on after %@ s; Force off cuts its power
    已请求客户机关机，但 %1 秒后仍在运行；“强制关机”会切断其电源

    %@ has not shut down; Force off cuts its power
    %1 未关机；“强制关机”会切断其电源

    Cancelled before it began
    开始前已取消

    No longer waiting; the guest may still shut down
    不再等待；客户机仍可能关机

    Cancelling %@ of %@…
    正在取消 %2 的%1…

    %@ %@: done
    %1 %2：完成

    %@ %@: cancelled
    %1 %2：已取消

    The Jobs pane keeps this message.
    “任务”面板会保留此消息。

    %@ %@ failed
    %1 %2 失败

    Copied %@
    已复制 %1

    %@ wants a login; it is asked for after this
    %1 要求登录；完成当前操作后会询问

    %@ refused it: %@
    %1 拒绝：%2

    An access rule on %@ forbids it: %@
    %1 上的访问规则禁止此操作：%2

    %@ marked
    已标记 %1 个

    %@ have no actions yet
    %1还没有操作

    Palette
    命令面板

    The mouse works here; %@ leaves it to the terminal
    鼠标在此可用；按 %1 交给终端

    The mouse selects text in the terminal; %@ takes it back
    鼠标用于选择终端文本；按 %1 收回

    The layout is as at the first start
    布局已恢复为首次启动时的样子

    Console of %@
    %1 的控制台

    All nodes
    全部节点

    Node %@
    节点 %1

    Go to
    转到

    Filter %@
    筛选 %1

    Save this filter under a name
    以名称保存此筛选

    %@ is not filtered
    %1未筛选

    It is wrong: %@
    有误：%1

    Forget the filter %@
    删除筛选 %1

    Theme %@
    主题 %1

    Look, in use
    外观，使用中

    Look
    外观

    Pager
    分页程序

    Editor
    编辑器

     (%@ more in Events)
    （“事件”中另有 %1 条）

    %@ is in the settings%@
    %1 已在设置中%2

    %@ is saved
    %1 已保存

    %@ is no longer in the settings
    %1 已从设置中移除

    From the next start on jvptui speaks %@
    下次启动起，jvptui 的界面使用 %1

    Theme %@, from now on
    主题 %1，即刻生效

    %@: on, from now on
    %1：打开，即刻生效

    %@: off, from now on
    %1：关闭，即刻生效

    The filter “%@” is saved; the palette has it
    筛选“%1”已保存；可在命令面板中找到

    The filter “%@” is forgotten
    筛选“%1”已删除

    Warnings of the settings
    设置的警告

    Settings read again: 1 node
    已重新读取设置：1 个节点

    Settings read again: %@ nodes
    已重新读取设置：%1 个节点

    ; %@ is not, s on it keeps it too
    ；%1 不在其中，在其上按 s 也可保存
    """#
}
