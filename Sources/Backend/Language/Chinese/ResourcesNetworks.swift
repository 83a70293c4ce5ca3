extension Chinese {
  /// The networks.
  static let resourcesNetworks = #"""
    Leases
    租约

    MODE
    模式

    BRIDGE
    网桥

    ADDRESSES
    地址

    IN/OUT/s
    收发/s

    LEASES
    租约

    The network is already active
    网络已激活

    Its bridge and DHCP server are taken down until it is started again.
    其网桥和 DHCP 服务器将关闭，直到再次启动。

    The network is already inactive
    网络已停止

    A transient network has no definition
    临时网络没有定义

    Mode
    模式

    Bridge
    网桥

    not reported by this driver
    此驱动不报告

    This driver does not report leases.
    此驱动不报告租约。

    The network is not active.
    网络未激活。

    No leases.
    没有租约。

    until %@
    至 %1
    """#
}
