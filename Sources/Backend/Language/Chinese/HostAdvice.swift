extension Chinese {
  /// What can be done about a host that cannot be opened, and what a URI may hold.
  static let hostAdvice = #"""
    Check that it is up and that its libvirtd is not stuck.
    请检查它是否已开机，以及它的 libvirtd 是否卡住。

    Check the URI, and that the package with this driver is installed.
    请检查 URI，以及是否安装了此驱动的软件包。

    Check the certificates here and on the host, their dates and names.
    请检查本机和该主机上的证书及其日期和名称。

    Check the path in the URI, and what the file holds.
    请检查 URI 中的路径和文件的内容。

    It does not answer: check that it is up, and that no firewall drops packets.
    它没有应答：请检查它是否已开机，以及防火墙是否丢弃了数据包。

    It refused the password or code; connect again to try another.
    它拒绝了密码或验证码，请重新连接后再试。

    It refused this user or password.
    它拒绝了此用户或密码。

    It refused us: it wants a client certificate that its CA has made; see pkipath.
    它拒绝了连接：需要由它的 CA 签发的客户端证书，见 pkipath。

    It takes none of your keys: add one with “ssh-copy-id”, or load it with “ssh-add”.
    它不接受您的任何密钥：请用“ssh-copy-id”添加，或用“ssh-add”载入。

    Its certificate comes from a CA not known here: put that CA's certificate into cacert.pem.
    它的证书来自本机未知的 CA：请把该 CA 的证书放入 cacert.pem。

    Its certificate has expired or is not valid yet: check both clocks, or renew it over there.
    它的证书已过期或尚未生效：请检查两边的时钟，或在那台主机上更新证书。

    Its certificate is for another name: use the name that the certificate holds in the URI.
    它的证书属于另一个名称：请在 URI 中使用证书里的名称。

    Its key is not the one known, so somebody may pretend to be it: ask why it has a new one; only when that is explained, remove %@.
    它的密钥与已知的不同，可能有人冒充它：请先问清更换密钥的原因，确认后再删除 %1。

    Its key is not the one known: find out why before you remove the old one from known_hosts.
    它的密钥与已知的不同：请先查明原因，再从 known_hosts 中删除旧密钥。

    Its key was not accepted: compare the fingerprint with the host's own, then connect again.
    它的密钥未被接受：请与该主机自己的指纹核对，然后重新连接。

    Names cannot be looked up now: check the network, and the DNS server.
    目前无法解析名称：请检查网络和 DNS 服务器。

    No sshd listens there: start it over there, or correct the port.
    那里没有 sshd 在监听：请在那台主机上启动它，或更正端口。

    No way leads to it: check that it is up, the network and the VPN.
    无法到达：请检查它是否已开机，以及网络和 VPN。

    Nobody knows this name: check its spelling, and DNS.
    找不到此名称：请检查拼写和 DNS。

    Nothing listens there: check the port, and that libvirtd listens (libvirtd-tcp.socket, libvirtd-tls.socket).
    那里没有程序在监听：请检查端口，以及 libvirtd 是否在监听（libvirtd-tcp.socket、libvirtd-tls.socket）。

    The CA's certificate is missing here: put cacert.pem there, or name its folder by pkipath.
    本机缺少 CA 证书：请放置 cacert.pem，或用 pkipath 指定其文件夹。

    The URI's end is not one of this driver's: try /system or /session.
    URI 的末尾不适用于此驱动：请试试 /system 或 /session。

    The program ssh is missing here: install openssh-client.
    本机缺少 ssh 程序：请安装 openssh-client。

    This user may not use libvirt there: over there “adduser USER libvirt”, then connect again.
    此用户无权使用那里的 libvirt：请在那台主机上执行“adduser USER libvirt”，然后重新连接。

    What answers on that port does not speak TLS: check the port, and libvirtd.
    该端口上应答的程序不使用 TLS：请检查端口和 libvirtd。

    What answers on that port ended the talk: check the port, and sshd over there.
    该端口上应答的程序中断了会话：请检查端口和那里的 sshd。

    You are not in the group “%@”, which may use it: “sudo adduser %@ %@”, then log in again.
    您不在有权使用它的组“%1”中：请执行“sudo adduser %2 %3”，然后重新登录。

    You may not use libvirt here: “sudo adduser $USER libvirt”.
    您无权使用本机的 libvirt：请执行“sudo adduser $USER libvirt”。

    Your own certificate is over: have the CA make a new one.
    您自己的证书已过期：请让 CA 签发新证书。

    libvirt is not installed there: install libvirt-daemon-system, or netcat-openbsd.
    那里没有安装 libvirt：请安装 libvirt-daemon-system 或 netcat-openbsd。

    libvirtd does not run here: install libvirt-daemon-system, and “systemctl start libvirtd”.
    本机没有运行 libvirtd：请安装 libvirt-daemon-system 并执行“systemctl start libvirtd”。

    libvirtd does not run there: start it over there with “systemctl start libvirtd”.
    那里没有运行 libvirtd：请在那台主机上用“systemctl start libvirtd”启动。

    libvirtd has stopped here: look at “systemctl status libvirtd”.
    本机的 libvirtd 已停止：请查看“systemctl status libvirtd”。

    libvirtd has stopped over there: look at “systemctl status libvirtd” on that host.
    那里的 libvirtd 已停止：请在那台主机上查看“systemctl status libvirtd”。

    polkit forbids it: join the group (“sudo adduser $USER libvirt”), then log in again.
    polkit 不允许：请加入该组（“sudo adduser $USER libvirt”），然后重新登录。

    line %@ of %@
    %2 的第 %1 行

    %@ and %@
    %1和 %2

    the old key
    旧密钥

    the connection URI contains a blank or a control character
    连接 URI 含有空格或控制字符

    the connection URI is empty
    连接 URI 为空

    “%@” is no connection URI, such as qemu:///system or qemu+ssh://root@host/system
    “%1”不是连接 URI；例如 qemu:///system 或 qemu+ssh://root@host/system

    “%@” is no port; one is a number from 1 to 65535
    “%1”不是端口；端口是 1 到 65535 的数字

    a password does not belong in a URI; it is asked for when needed
    URI 中不应包含密码，需要时会询问

    the user name in the URI contains a character that is refused
    URI 中的用户名含有不允许的字符

    the host name in the URI contains a character that is refused
    URI 中的主机名含有不允许的字符

    the path in the URI contains a character that is refused
    URI 中的路径含有不允许的字符

    there is no driver “%@”; known are %@
    没有驱动“%1”；已知的有 %2

    there is no transport “%@”; known are ssh, tls, tcp and unix
    没有传输方式“%1”；已知的有 ssh、tls、tcp 和 unix

    the transport “%@” %@, so it is refused unless the settings file says “expert = true” for this host
    传输方式“%1”%2，因此被拒绝，除非设置文件中此主机有“expert = true”

    the parameter “%@” %@, so it is refused unless the settings file says “expert = true” for this host
    参数“%1”%2，因此被拒绝，除非设置文件中此主机有“expert = true”

    the parameter “%@” is not known, so it is refused
    参数“%1”未知，因此被拒绝

    the value of the parameter “%@” is refused
    参数“%1”的值被拒绝

    names a program to run
    会指定要运行的程序

    starts a program of the URI's choice
    会启动由 URI 指定的程序

    can freeze the program, and keeps its own list of known hosts
    可能使程序停止响应，并且使用自己的已知主机列表

    belongs to transports for experts
    属于供专家使用的传输方式

    turns the check of the certificates off
    会关闭证书检查

    turns the check of the host's identity off
    会关闭主机身份检查
    """#
}
