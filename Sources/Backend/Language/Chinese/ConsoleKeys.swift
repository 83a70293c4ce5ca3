extension Chinese {
  /// Keys that are sent by name, how consoles stand, and their recordings.
  static let consoleKeys = #"""
    interrupt
    中断

    end of input
    输入结束

    suspend
    挂起

    quit
    退出

    telnet and virsh
    telnet 与 virsh

    undo
    撤销

    carriage return
    回车

    line feed
    换行

    begin of line
    行首

    end of line
    行尾

    clear
    清屏

    go on (XON)
    继续 (XON)

    search back
    反向搜索

    stop (XOFF)
    停止 (XOFF)

    erase line
    删除整行

    erase word
    删除单词

    log
    日志

    log of %@
    %1 的日志

    opening…
    正在打开…

    open
    已打开

    open, read-only
    已打开，只读

    in use by another client
    正被其他客户端使用

    ended: %@
    已结束：%1

    Console of %@; %@ comes back
    %1 的控制台；%2 返回

    the console was closed
    控制台已关闭

    the console is in use by another client
    控制台正被其他客户端使用

    at the end
    已到末尾

    paused
    已暂停

    playing
    播放中

     Recording 
     录制 

    There are no recordings yet; %@ R in a console makes one
    尚无录制；在控制台中按 %1 R 开始录制

    Replay
    回放

    the first line is no asciicast header
    第一行不是 asciicast 文件头

    only version 2 of the asciicast format is read
    只能读取 asciicast 格式的第 2 版

    width and height must be 1 to 1000
    宽度和高度必须为 1 到 1000

    this is no event
    这不是事件

    the disk does not keep up
    磁盘跟不上

    it is not a file
    它不是普通文件

    it is larger than 256 MiB
    它大于 256 MiB

    line %@: %@
    第 %1 行：%2

    Could not play %@: %@
    无法播放 %1：%2

    Could not save: %@
    无法保存：%1

    Saved to %@
    已保存到 %1
    """#
}
