# shellcheck shell=bash
# shellcheck disable=SC2034
# Names, places and small functions shared by the lab's scripts.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${JVPTUI_LAB_CACHE:-$here/.cache}

# Everything the lab leaves on the machine is under these names.
run_root=/run/jvptui-lab
state_root=/var/lib/jvptui-lab
link_namespace=jvptui-lab-link
uplink=jvptui-lab
subnet=10.77.0

all_hosts=(a b c)

fail() {
  echo "lab: $*" >&2
  exit 1
}

namespace_of() { echo "jvptui-lab-$1"; }

# a is 1, b is 2 and so on.
number_of() { printf '%d' $(($(printf '%d' "'$1") - 96)); }

address_of() { echo "$subnet.$(number_of "$1")"; }

uri_of() { echo "qemu+unix:///system?socket=$run_root/$1/libvirt-sock"; }

on_host() {
  local host=$1
  shift
  timeout 30 virsh -q -c "$(uri_of "$host")" "$@"
}

has_namespace() { [[ -e /run/netns/$1 ]]; }

pids_in() { if has_namespace "$1"; then ip netns pids "$1"; fi; }

is_up() { on_host "$1" version >/dev/null 2>&1; }

# wait_until SECONDS WHAT COMMAND… tries ten times a second; says WHAT when it never happened.
wait_until() {
  local deadline=$(($(date +%s) + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    if [[ $(date +%s) -ge $deadline ]]; then
      echo "lab: $what did not come in time" >&2
      return 1
    fi
    sleep 0.1
  done
}

# cover DIRECTORY PLACE: from here on, in this mount namespace, the one is seen at the other's place.
cover() {
  mkdir -p "$1" "$2"
  mount --bind "$1" "$2"
}

# cover_libvirt STATE RUN: gives the libvirtd of this mount namespace files of its own.
cover_libvirt() {
  local state=$1 directory
  mkdir -p "$state"/lib/{qemu,images,network,dnsmasq,boot}
  cover "$state/etc" /etc/libvirt
  cover "$state/lib" /var/lib/libvirt
  cover "$state/log" /var/log/libvirt
  cover "$state/cache" /var/cache/libvirt
  cover "$2" /run/libvirt
  # It is none of the business of the machine's own systemd and its message bus.
  for directory in /run/dbus /run/systemd; do
    if [[ -d $directory ]]; then mount -t tmpfs tmpfs "$directory"; fi
  done
  add_accounts "$state"
}

# libvirt was compiled to look up a user who comes with a package that would start a daemon. When the
# machine's own list of users is replaced, what was mounted over it is gone.
add_accounts() {
  add_account "$1" passwd libvirt-qemu "x:64055:64055:libvirt:/var/lib/libvirt:/usr/sbin/nologin"
  add_account "$1" group libvirt-qemu "x:64055:"
}

add_account() {
  local state=$1 file=$2 name=$3 line=$4
  if grep -q "^$name:" "/etc/$file"; then return; fi
  cp "/etc/$file" "$state/$file"
  echo "$name:$line" >>"$state/$file"
  mount --bind "$state/$file" "/etc/$file"
}
