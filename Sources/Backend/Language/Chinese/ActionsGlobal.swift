extension Chinese {
  /// What works in every pane, and the help.
  static let actionsGlobal = #"""
    Moving
    移动

    Panes and details
    面板与详情

    The list
    列表

    Charts
    图表

    The program
    程序

    Down
    向下

    Up
    向上

    Page down
    下一页

    Page up
    上一页

    Half a page down
    向下半页

    Half a page up
    向上半页

    First
    第一行

    Last
    最后一行

    Begin a count: '5j is five rows down, '12G row 12
    开始计数：'5j 下移五行，'12G 到第 12 行

    Go to %@
    转到%1

    Next pane
    下一个面板

    Previous pane
    上一个面板

    Back to where you were
    回到之前的位置

    Forward again; ctrl-i is tab on most terminals
    再次前进；多数终端上 ctrl-i 就是 tab

    Into the details
    进入详情

    Out: details, filter, marks, zoom
    退出：详情、筛选、标记、放大

    Next tab of the details
    详情的下一个标签页

    Previous tab of the details
    详情的上一个标签页

    Zoom the list: all columns
    放大列表：显示所有列

    Filter the list; search in the details
    筛选列表；在详情中搜索

    Next match in the details
    详情中的下一处匹配

    Previous match in the details
    详情中的上一处匹配

    Mark the row
    标记当前行

    Invert the marks
    反选标记

    Sort by the next column
    按下一列排序

    Sort by the previous column
    按上一列排序

    Reverse the order
    反转顺序

    Copy: name, UUID, address, XML…
    复制：名称、UUID、地址、XML…

    Menu of the row
    当前行的菜单

    Group by the next: node, state, tag, OS
    按下一项分组：节点、状态、标签、OS

    Fold the group, or unfold it
    折叠或展开分组

    Fold all groups, or unfold them
    折叠或展开所有分组

    Columns: which, in which order, how wide
    列：显示哪些、顺序、宽度

    Read the details in $PAGER
    在 $PAGER 中阅读详情

    Open a copy of the details in $EDITOR
    在 $EDITOR 中打开详情的副本

    Palette: every action and pane
    命令面板：所有操作和面板

    Find in everything there is
    在所有内容中查找

    Help
    帮助

    Read the lists again
    重新读取列表

    Reading the lists again…
    正在重新读取列表…

    Mouse: here, or the terminal's
    鼠标：由本程序或终端处理

    Reset the layout: sizes, columns, order
    重置布局：尺寸、列、顺序

    Replay a recording
    回放录制

    Read the settings again
    重新读取设置

    Draw the screen again
    重绘屏幕

    Suspend the program
    挂起程序

    Quit
    退出

    A console, after the escape key
    控制台，按退出键之后

    | where | key | what |
    | 位置 | 按键 | 作用 |

     (asks first)
     （先询问）

    All keys as they are without settings. What you change goes into config.toml.
    未作设置时的所有按键。更改请写入 config.toml。

      (asks first)
      （先询问）

    Filter
    筛选

      Fields here:
      可用字段：

    rows that hold both words
    同时含有两个词的行

    a field that contains a text; = for the whole text
    字段包含某文本；= 表示完整匹配

    numbers, with k M G T or %
    数字，可带 k M G T 或 %

    not
    取反

    either; parentheses group
    任一；括号用于组合

    a regular expression
    正则表达式

    Nothing is selected
    未选择任何项

    %@: nothing is selected
    %1：未选择任何项

    None of %@: %@
    %1 项均不可执行：%2

    jvptui was started with --readonly
    jvptui 以 --readonly 启动

    %@ is opened read-only
    %1 以只读方式打开

    %@ is not connected
    %1 未连接

    %@ is already under way
    “%1”已在进行

    %@ works on one at a time; %@ are marked
    “%1”一次只能用于一项；已标记 %2 项

    “%@” of %@ is taken by %@; it is left out.
    %2 的“%1”已被 %3 占用；已忽略。

    “%@” takes “%@” from %@.
    “%1”占用了 %3 的“%2”。

    “%@” is no action; jvptui --key-map lists them.
    没有“%1”这个操作；jvptui --key-map 列出所有操作。
    """#
}
