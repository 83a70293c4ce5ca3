extension Chinese {
  /// Menus, dialogs and sheets.
  static let layers = #"""
    Show, hide
    显示/隐藏

    Move
    移动

    Width
    宽度

    Reset
    重置

    Columns of %@
    %1的列

    %@ wide
    宽 %1

    ?
    ？

    %@ these %@ %@?
    %1这 %2 个%3？

    one of the machines
    其中一台虚拟机

    “%@” is not “%@”; nothing was done
    “%1”不是“%2”；未执行任何操作

    Left out:
    已略过：

    Type the name to go on
    输入名称以继续

    Type %@ to go on
    输入 %1 以继续

    OK
    确定

    Save
    保存

     Filter 
     筛选 

    Keep
    保留

    Clear
    清除

    Complete
    补全

    Save under a name
    以名称保存

    , the first %@ of %@
    ，共 %2 个中的前 %1 个

    Find%@
    查找%1

    Type a name, an address, a tag, a path: machines, volumes, networks, all of it.
    输入名称、地址、标签或路径：虚拟机、卷、网络等全部内容。

    Nothing has that.
    没有符合的内容。

    Type it first; Esc cancels.
    请先输入；Esc 取消。

    Type yes in full to accept this key; Esc cancels.
    请完整输入 yes 以接受此密钥；Esc 取消。

    Unknown key of %@
    %1 的未知密钥

    Log in to %@
    登录 %1

    That was not accepted. Try again.
    未被接受，请重试。

    This host was never seen before. Its key has the fingerprint
    首次遇到此主机。其密钥的指纹为

    Compare it with the host's own, which is shown there by
    请与主机自身的指纹比对，在主机上可用以下命令显示

    (or rsa, ecdsa). Whoever can answer in its place has another.
    （或 rsa、ecdsa）。冒充它应答者的指纹会不同。

    User name
    用户名

    Password
    密码

    Passphrase (none: go on without this key)
    密钥口令（留空则不用此密钥）

    Code
    验证码

    Type yes to accept it
    输入 yes 以接受

    Answer
    回答

    Nothing matches.
    没有匹配项。

    No libvirt answered on this machine.
    本机没有 libvirt 应答。

    Another host: add it here, or start jvptui with -c URI.
    其他主机：在此添加，或用 -c URI 启动 jvptui。

    No host
    没有主机

    Demo host
    演示主机

    Add a host
    添加主机

    Try again
    重试

    Left out: %@: %@
    已略过：%1：%2

    %@: %@ of %@ done
    %1：已完成 %2/%3

    Results
    结果

    the results
    结果

    Retry failed
    重试失败项

    Copy
    复制

     Search 
     搜索 

    text; enter keeps it, n and N go on
    文本；enter 保留，n 和 N 继续

    the text
    文本

    Search
    搜索

    search: %@
    搜索：%1

    Next, previous
    下一个/上一个
    """#
}
