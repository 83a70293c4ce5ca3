extension Chinese {
  /// Pools, volumes and snapshots.
  static let resourcesStorage = #"""
    building
    构建中

    degraded
    已降级

    inaccessible
    不可访问

    steady
    稳定

    USE
    使用率

    TREND
    趋势

    VOLS
    卷数

    PATH OR SOURCE
    路径或来源

    The pool is already active
    存储池已激活

    Its volumes are out of reach until it is started again.
    再次启动之前无法访问其中的卷。

    The pool is already inactive
    存储池已停止

    Refresh
    刷新

    The pool is not active
    存储池未激活

    A transient pool has no definition
    临时存储池没有定义

    Use
    使用率

    Source
    来源

    In use by
    使用者

    In use by %@ and %@ more
    %1 等正在使用（另有 %2 个）

    In use by %@
    %1 正在使用

    base of %@
    %1 的后备文件

    Select a pool first.
    请先选择一个存储池。

    %@ is not active: start it to see its volumes.
    %1 未激活：启动后才能查看其中的卷。

    USED BY
    使用者

    BACKING FILE
    后备文件

    Based on
    基于

    Base of
    衍生卷

    Used by
    使用者

    no machine
    没有虚拟机

    external
    外部

    internal
    内部

      current
      当前

      with memory
      含内存

    Select a machine first.
    请先选择一台虚拟机。

    %@ has no snapshots.
    %1 没有快照。

    CUR
    现

    CREATED
    创建时间

    State then
    当时状态

    included
    包含

    not included
    不包含

    Parent
    父快照
    """#
}
