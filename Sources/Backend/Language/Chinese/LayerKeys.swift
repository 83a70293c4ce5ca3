extension Chinese {
  /// Keys of windows, fields and players.
  static let layerKeys = #"""
    is two keys; here it must be one
    是两个按键；此处只能是一个

    always leaves
    始终用于离开

    is a character, which is typed there
    是字符，在那里用于输入

    “%@” of %@ %@; it is left out.
    %2 的“%1”%3；已忽略。

    A text
    文本

    A menu
    菜单

    Palette, find
    命令面板和查找

    A question
    询问

    A field
    输入框

    A form
    表单

    The filter
    筛选

    The search
    搜索

    Columns
    列

    A recording
    录制内容

    Without a host
    没有主机时

    Next match
    下一个匹配

    Previous match
    上一个匹配

    Copy the text
    复制文本

    Retry what failed
    重试失败的操作

    To the left
    向左

    To the right
    向右

    Choose
    选择

    Yes
    是

    No
    否

    Press the button
    按下按钮

    The other button
    另一个按钮

    Accept
    确定

    Next field
    下一个字段

    Previous field
    上一个字段

    Keep the filter
    保留筛选

    The completion before
    上一个补全

    Keep the search
    保留搜索

    Show or hide
    显示或隐藏

    Move to the front
    向前移动

    Move to the back
    向后移动

    Narrower
    变窄

    Wider
    变宽

    Pause, or go on
    暂停或继续

    Five seconds back
    后退五秒

    Five seconds forward
    前进五秒

    To the start
    到开头

    To the end
    到末尾

    Faster
    加快

    Slower
    减慢

    """#
}
