"""Storage pools and their volumes."""

import functools

from replies import CallError, answers, encoded_named, filtered, limited_list
from wire import int32, string, uint64


def require_pool(daemon, arguments):
    _, uuid = arguments.named()
    pool = daemon.host.pools.get(uuid)
    if pool is None:
        raise CallError(49, 18, "Storage pool not found: no storage pool with matching uuid")
    return pool


def require_volume(daemon, pool_name, name):
    for pool in daemon.host.pools.values():
        if pool.name == pool_name and name in pool.volumes:
            return pool
    raise CallError(50, 18, f"Storage volume not found: no storage vol with matching name '{name}'")


def volume_argument(daemon, arguments):
    pool_name, name = arguments.string(), arguments.string()
    arguments.string()
    return require_volume(daemon, pool_name, name), name


def encoded_volume(pool, name):
    return string(pool.name) + string(name) + string(pool.volume_path(name))


@answers("CONNECT_LIST_ALL_STORAGE_POOLS")
def list_pools(daemon, client, arguments):
    need_results, flags = arguments.int32(), arguments.uint32()
    found = filtered(daemon.host.pools.values(), flags)
    return limited_list("storage_pools", found, encoded_named, need_results)


@answers("STORAGE_POOL_LOOKUP_BY_UUID")
def pool_by_uuid(daemon, client, arguments):
    pool = daemon.host.pools.get(arguments.uuid())
    if pool is None:
        raise CallError(49, 18, "Storage pool not found: no storage pool with matching uuid")
    return encoded_named(pool)


@answers("STORAGE_POOL_LOOKUP_BY_NAME")
def pool_by_name(daemon, client, arguments):
    name = arguments.string()
    for pool in daemon.host.pools.values():
        if pool.name == name:
            return encoded_named(pool)
    raise CallError(49, 18, f"Storage pool not found: no storage pool with matching name '{name}'")


@answers("STORAGE_POOL_LOOKUP_BY_VOLUME")
def pool_by_volume(daemon, client, arguments):
    pool, _ = volume_argument(daemon, arguments)
    return encoded_named(pool)


@answers("STORAGE_POOL_GET_INFO")
def pool_info(daemon, client, arguments):
    pool = require_pool(daemon, arguments)
    if not pool.is_active:
        return int32(0) + uint64(0) * 3
    numbers = (pool.capacity, pool.allocation, pool.capacity - pool.allocation)
    return int32(2) + b"".join(map(uint64, numbers))


@answers("STORAGE_POOL_GET_XML_DESC")
def pool_xml(daemon, client, arguments):
    return string(require_pool(daemon, arguments).xml())


@answers("STORAGE_POOL_GET_AUTOSTART")
def pool_autostart(daemon, client, arguments):
    return int32(require_pool(daemon, arguments).autostart)


@answers("STORAGE_POOL_SET_AUTOSTART")
def pool_set_autostart(daemon, client, arguments):
    pool = require_pool(daemon, arguments)
    pool.autostart = arguments.int32() != 0


@answers("STORAGE_POOL_IS_ACTIVE")
def pool_is_active(daemon, client, arguments):
    return int32(require_pool(daemon, arguments).is_active)


@answers("STORAGE_POOL_IS_PERSISTENT")
def pool_is_persistent(daemon, client, arguments):
    require_pool(daemon, arguments)
    return int32(1)


@answers("STORAGE_POOL_CREATE")
def pool_create(daemon, client, arguments):
    daemon.set_pool_active(require_pool(daemon, arguments), True)


@answers("STORAGE_POOL_DESTROY")
def pool_destroy(daemon, client, arguments):
    daemon.set_pool_active(require_pool(daemon, arguments), False)


@answers("STORAGE_POOL_REFRESH")
def pool_refresh(daemon, client, arguments):
    pool = require_active_pool(daemon, arguments)
    daemon.tell("pool 1", "STORAGE_POOL_EVENT_REFRESH", encoded_named(pool))


def require_active_pool(daemon, arguments):
    pool = require_pool(daemon, arguments)
    if not pool.is_active:
        raise CallError(
            55, 18, f"Requested operation is not valid: storage pool '{pool.name}' is not active"
        )
    return pool


@answers("STORAGE_POOL_NUM_OF_VOLUMES")
def pool_volume_count(daemon, client, arguments):
    return int32(len(require_active_pool(daemon, arguments).volumes))


@answers("STORAGE_POOL_LIST_ALL_VOLUMES")
def pool_volumes(daemon, client, arguments):
    pool, need_results = require_active_pool(daemon, arguments), arguments.int32()
    encode = functools.partial(encoded_volume, pool)
    return limited_list("storage_vols", list(pool.volumes), encode, need_results)


@answers("STORAGE_VOL_LOOKUP_BY_NAME")
def volume_by_name(daemon, client, arguments):
    pool, name = require_pool(daemon, arguments), arguments.string()
    return encoded_volume(require_volume(daemon, pool.name, name), name)


@answers("STORAGE_VOL_LOOKUP_BY_PATH")
def volume_by_path(daemon, client, arguments):
    path = arguments.string()
    for pool in daemon.host.pools.values():
        for name in pool.volumes:
            if pool.volume_path(name) == path:
                return encoded_volume(pool, name)
    raise CallError(50, 18, f"Storage volume not found: no storage vol with matching path '{path}'")


@answers("STORAGE_VOL_GET_INFO", "STORAGE_VOL_GET_INFO_FLAGS")
def volume_info(daemon, client, arguments):
    pool, name = volume_argument(daemon, arguments)
    return int32(0) + uint64(pool.volumes[name]) + uint64(pool.volumes[name] // 2)


@answers("STORAGE_VOL_GET_XML_DESC")
def volume_xml(daemon, client, arguments):
    pool, name = volume_argument(daemon, arguments)
    return string(pool.volume_xml(name))


@answers("STORAGE_VOL_GET_PATH")
def volume_path(daemon, client, arguments):
    pool, name = volume_argument(daemon, arguments)
    return string(pool.volume_path(name))
