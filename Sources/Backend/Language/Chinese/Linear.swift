extension Chinese {
  /// One column for screen readers, and the tour.
  static let linear = #"""
    Put everything in one column, in words: for screen readers.
    全部内容排成一列文字，供屏幕阅读器使用。

    %@ is connected
    %1 已连接

    %@ events, the last: %@
    %1 个事件，最新：%2

    %@: begun on %@
    %1：已在 %2 个对象上开始

    %@ %@: begun
    %1 %2：已开始

    ; %@ of %@
    ；第 %1 行，共 %2 行

    %@, marked
    %1，已标记

    %@, not live
    %1，非实时

    Group %@: 1 row
    分组 %1：1 行

    Group %@: %@ rows
    分组 %1：%2 行

    %@, folded
    %1，已折叠

    %@ vCPU
    %1 个 vCPU

    %@ CPUs
    %1 个 CPU

    %@ VMs
    %1 台虚拟机

    autostart
    自动启动

    current
    当前

    snapshots %@
    快照 %1

    memory in use %@
    内存占用 %1

    disk %@ a second
    磁盘每秒 %1

    network %@ a second
    网络每秒 %1

    protected
    受保护

    in
    入

    out
    出

    1 row
    1 行

    %@ rows
    %1 行

    %@ of %@ rows match
    %2 行中有 %1 行匹配

    filter %@
    筛选 %1

    by %@, largest first
    按%1从大到小

    by %@, last first
    按%1倒序

    by %@
    按%1排序

    grouped by %@
    按%1分组

    %@: page %@, %@ of %@
    %1：标签页 %2，第 %3 页，共 %4 页

    ; match %@ of %@
    ；第 %1 个匹配，共 %2 个

    ; from line %@ of %@
    ；从第 %1 行起，共 %2 行

    Tour of the program: begin, or go on
    程序导览：开始或继续

    Tour of the program from the start
    程序导览：从头开始

    Welcome: %@ and “tour” show you around, %@ lists the keys, %@ quits
    欢迎：按 %1 输入“导览”可熟悉程序，%2 按键列表，%3 退出

    The tour is for the demo host: jvptui --demo
    导览只用于演示主机：jvptui --demo

    The tour is left; %@ and “tour” go on with it
    已离开导览；%1 和“导览”可继续

    That was the tour. The palette has it again; enjoy.
    导览结束。命令面板中可再次开始，祝使用愉快。

    Tour %@/%@: %@
    导览 %1/%2：%3

    %@ leaves the tour
    %1 离开导览

    This is the list of machines. %@ goes to the next one, %@ back.
    这是虚拟机列表。%1 到下一台，%2 返回上一台。

    %@ goes into the details of the row.
    %1 进入该行的详情。

    The details have pages. %@ goes to the next one, %@ back.
    详情分为多个标签页。%1 到下一页，%2 返回上一页。

    %@ goes out again, wherever you are.
    无论在哪里，%1 都会退出一层。

    %@ filters while you type. Try %@ and state:running, then enter.
    %1 边输入边筛选。试试 %2 和 state:running，然后按 enter。

    The title says how many match, and the filter. %@ clears it.
    标题显示匹配数量和筛选条件。%1 清除筛选。

    %@ opens the menu of the row: all that can be done with it, and why not. Look at it, then leave it with esc.
    %1 打开该行的菜单：能做的一切，以及不能做的原因。看一看，然后按 esc 离开。

    Nothing here is real, so act: %@ starts a machine that is off, %@ shuts one down that runs. Capital letters ask first.
    这里没有真实的虚拟机，请放心操作：%1 启动已关机的虚拟机，%2 关闭运行中的虚拟机。大写字母会先询问。

    What you do is kept in Jobs, with its outcome. %@ goes there.
    您的操作及其结果保存在“任务”中。%1 前往那里。

    Each pane has such a key; it stands before its name. %@ goes to the VMs.
    每个面板都有这样的按键，写在名称前面。%1 前往虚拟机面板。

    %@ finds everything by a few letters: actions, panes, themes, hosts. Try %@ and theme; esc leaves it.
    %1 用几个字母找到一切：操作、面板、主题、主机。试试 %2 和 theme；esc 离开。

    %@ lists all keys. Look, then leave it with esc.
    %1 列出所有按键。看一看，然后按 esc 离开。

    """#
}
