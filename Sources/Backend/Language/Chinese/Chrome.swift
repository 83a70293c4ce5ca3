extension Chinese {
  /// The lines at the top and bottom, and what stands around panes.
  static let chrome = #"""
     looking for libvirt…
     正在查找 libvirt…

     %@/%@ nodes 
     %1/%2 节点 

     VMs %@/%@ active 
     虚拟机 %1/%2 活动 

    read-only  
    只读  

    demo  
    演示  

    %@ sent  
    已发送 %1  

    Keys go to the guest
    按键发送到客户机

    1 job
    1 个任务

    %@ jobs
    %1 个任务

    1 event
    1 个事件

    %@ events
    %1 个事件

    Tabs
    标签页

    Back
    返回

    Details
    详情

    Commands
    命令

    Menu
    菜单

    Command
    命令

    Nothing matches the filter.
    没有符合筛选的内容。

     %@/%@ matches 
     %1/%2 处匹配 

     %@ marked 
     已标记 %1 个 

    None of %@ matches the filter; esc clears it.
    %1 个中没有符合筛选的；esc 清除筛选。

    jvptui needs %@x%@; this terminal has %@x%@. q quits.
    jvptui 需要 %1x%2；此终端为 %3x%4。q 退出。
    """#
}
