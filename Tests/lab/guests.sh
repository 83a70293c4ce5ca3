# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR source=common.sh disable=SC2154
# The networks, pools, volumes and guests of a lab host, and how to tell that they work.

# On host a: lab-a1 runs and has snapshots three deep, lab-a2 runs with two disks, lab-a3 is off.
guests_of() { printf 'lab-%s%d\n' "$1" 1 "$1" 2 "$1" 3; }

running_guests_of() { guests_of "$1" | head -2; }

has() {
  local host=$1 kind=$2 name=$3
  on_host "$host" "$kind" "$name" >/dev/null 2>&1
}

# fill FILE KEY VALUE… prints a template with @KEY@ replaced; values hold no slash but what is here.
fill() {
  local text key value
  text=$(<"$here/xml/$1")
  shift
  while [[ $# -gt 0 ]]; do
    key=$1 value=$2
    text=${text//"@$key@"/"$value"}
    shift 2
  done
  printf '%s\n' "$text"
}

furnish_host() {
  local host=$1 boot=$state_root/$1/lib/boot
  cmp -s "$cache/initrd" "$boot/initrd" || cp "$cache/vmlinuz" "$cache/initrd" "$boot/"
  make_networks "$host"
  make_pools "$host"
  make_volumes "$host"
  make_guests "$host"
  settle_guests "$host"
}

# Each guest in the state that it is known for, whatever was done to it since.
settle_guests() {
  local host=$1 guest
  for guest in $(running_guests_of "$host"); do
    case $(on_host "$host" domstate "$guest") in
      running) ;;
      paused) on_host "$host" resume "$guest" >/dev/null ;;
      *) on_host "$host" start "$guest" >/dev/null ;;
    esac
  done
  guest=lab-${host}3
  [[ $(on_host "$host" domstate "$guest") == "shut off" ]] || on_host "$host" destroy "$guest" >/dev/null
}

make_networks() {
  local host=$1 network
  for network in default isolated; do
    has "$host" net-info "$network" ||
      on_host "$host" net-define "$here/xml/network-$network.xml" >/dev/null
  done
  if [[ $(on_host "$host" net-info default) =~ Active:\ +no ]]; then
    on_host "$host" net-start default >/dev/null
    on_host "$host" net-autostart default >/dev/null
  fi
}

# "attic" is left inactive, for there must be one.
make_pools() {
  local host=$1 pool
  for pool in default attic; do
    mkdir -p "$state_root/$host/lib/images/$pool"
    has "$host" pool-info "$pool" ||
      on_host "$host" pool-define /dev/stdin >/dev/null < <(fill pool.xml POOL "$pool")
  done
  if [[ $(on_host "$host" pool-info default) =~ State:\ +inactive ]]; then
    on_host "$host" pool-start default >/dev/null
    on_host "$host" pool-autostart default >/dev/null
  fi
}

# make_volume HOST NAME SIZE [BACKING]
make_volume() {
  local host=$1 name=$2 size=$3 backing=${4:-}
  on_host "$host" vol-info --pool default "$name" >/dev/null 2>&1 && return
  on_host "$host" vol-create-as default "$name" "$size" --format qcow2 \
    ${backing:+--backing-vol "$backing" --backing-vol-format qcow2} >/dev/null
}

# Each guest's disk stands on golden.qcow2, which stands on base.qcow2.
make_volumes() {
  local host=$1 guest
  make_volume "$host" base.qcow2 64M
  make_volume "$host" golden.qcow2 64M base.qcow2
  for guest in $(guests_of "$host"); do
    make_volume "$host" "$guest.qcow2" 64M golden.qcow2
  done
  make_volume "$host" "lab-${host}2-data.qcow2" 32M
  make_volume "$host" spare.qcow2 16M
}

make_guests() {
  local host=$1
  disk() { fill disk.xml VOLUME "$1" TARGET "$2"; }
  make_guest "$host" 1 1 "Small guest" "Runs, with snapshots three deep." \
    "$(disk "lab-${host}1.qcow2" vda)"
  make_guest "$host" 2 2 "Two disks" "Runs, with a disk for data." \
    "$(disk "lab-${host}2.qcow2" vda)"$'\n'"$(disk "lab-${host}2-data.qcow2" vdb)"
  make_guest "$host" 3 1 "Switched off" "Stays off until somebody starts it." \
    "$(disk "lab-${host}3.qcow2" vda)"
  if [[ -z $(on_host "$host" snapshot-list --name "lab-${host}1") ]]; then
    make_snapshots "$host" "lab-${host}1"
  fi
}

make_guest() {
  local host=$1 number=$2 vcpus=$3 title=$4 description=$5 disks=$6 name=lab-$1$2
  has "$host" dominfo "$name" && return
  on_host "$host" define /dev/stdin >/dev/null < <(fill domain.xml NAME "$name" TITLE "$title" \
    DESCRIPTION "$description" VCPUS "$vcpus" DISKS "$disks" \
    MAC "52:54:00:77:0$(number_of "$host"):0$number")
}

make_snapshots() {
  local host=$1 guest=$2 name
  for name in fresh configured working; do
    on_host "$host" snapshot-create-as "$guest" "$name" "State: $name" >/dev/null
  done
}

agent_answers() {
  on_host "$1" qemu-agent-command "$2" '{"execute":"guest-ping"}' --timeout 2
}

has_lease() { on_host "$1" domifaddr "$2" --source lease | grep -q ipv4; }

# Presses Enter twice on the serial line, so that the guest's prompt stands on a finished line.
shell_answers() {
  local terminal
  terminal=$(on_host "$1" ttyconsole "$2") && [[ -c $terminal ]] || return 1
  (
    exec 8<>"$terminal"
    stty raw -echo <&8
    printf '\n\n' >&8
    timeout 1 grep -q -m 1 "$2:" <&8
  )
}

await_guests() {
  local host=$1 guest
  for guest in $(running_guests_of "$host"); do
    wait_until 60 "an answer from the agent of $guest" agent_answers "$host" "$guest"
    wait_until 30 "a DHCP lease for $guest" has_lease "$host" "$guest"
    wait_until 30 "a shell on the serial line of $guest" shell_answers "$host" "$guest"
  done
}
