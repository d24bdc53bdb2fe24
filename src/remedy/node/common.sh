# shellcheck shell=sh disable=SC2154
# Shared by all that runs on a node for a change. POSIX sh: dash, bash, busybox ash.
# $dir is the folder of the transaction. A state is the name of one file, and renaming it is the only way to change it:
# atomic, exactly one of two who try succeeds, and it needs no space on a full disk.
set -f
umask 077
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL

# Which boot this is: the kernel’s own id, and when process 1 began (a container may restart under one kernel).
boot_id() {
  read -r boot_line </proc/1/stat || boot_line='0 (?) 0'
  # shellcheck disable=SC2086
  set -- ${boot_line##*) }
  boot_kernel=-
  if [ -r /proc/sys/kernel/random/boot_id ]; then read -r boot_kernel </proc/sys/kernel/random/boot_id; fi
  echo "$boot_kernel-${20:-0}"
}

# Sets $state. Asked in the order in which states follow, so one that changes meanwhile is met later on.
read_state() {
  for state in armed committing committed rolling-back rolled-back undo-failed; do
    if [ -e "$dir/state.$state" ]; then return 0; fi
  done
  # A committed change that is being taken back goes from a late name to an early one.
  for state in rolling-back rolled-back undo-failed; do
    if [ -e "$dir/state.$state" ]; then return 0; fi
  done
  state=none
}

# Sets $word to the text that an escaped word stands for: %ooo is a byte in octal, %e is nothing at all.
decode() {
  case $1 in
    %e) word= ;;
    *%*)
      word=$(printf '%bx' "$(printf '%s' "$1" | sed 's/%/\\0/g')")
      word=${word%x}
      ;;
    *) word=$1 ;;
  esac
}

# A file that opens the network namespace with this inode number: held since arming, or that of a process in it.
# Sets $namespace; fails where there is none.
find_namespace() {
  namespace=$dir/ns.$1
  if [ "$(stat -L -c %i "$namespace" 2>/dev/null)" = "$1" ]; then return 0; fi
  set +f
  for namespace in /proc/[0-9]*/ns/net; do
    if [ "$(readlink "$namespace" 2>/dev/null)" = "net:[$1]" ]; then
      set -f
      return 0
    fi
  done
  set -f
  return 1
}

# Runs NAMESPACE WORD...; words are escaped.
run_words() {
  run_in=$1
  shift
  run_left=$#
  while [ "$run_left" -gt 0 ]; do
    decode "$1"
    shift
    set -- "$@" "$word"
    run_left=$((run_left - 1))
  done
  case $1 in
    samespec-route-mtu) shift; route_mtu "$@" ;;
    samespec-route-back) route_back "$2" ;;
    samespec-governor) governor "$2" ;;
    samespec-iptables-drop) shift; iptables_drop "$@" ;;
    *)
      if [ "$run_in" = - ]; then
        "$@"
      else
        find_namespace "$run_in" || { echo "the network namespace $run_in is gone"; return 1; }
        nsenter --net="$namespace" "$@"
      fi
      ;;
  esac
}

# A name for a file that stands for a destination: 10.0.0.0/24 is 10.0.0.0_24.
route_file() {
  route_kept=$dir/route.$(printf '%s' "$1" | tr '/:' '__')
}

family_of() {
  case $1 in *:* | default-v6) family=-6 ;; *) family=-4 ;; esac
  destination=${1%-v6}
}

# The one route to exactly this destination, on one line without what the kernel adds; empty: there is none.
exact_route() {
  family_of "$1"
  route=$(ip "$family" route show exact "$destination" 2>/dev/null)
  case $route in
    *'
'*) echo "several routes to $1"; return 1 ;;
    *nexthop*) echo "the route to $1 has several next hops"; return 1 ;;
  esac
  case $route in *' linkdown'* | *' dead'*) echo "the route to $1 is down"; return 1 ;; esac
  route=$(printf '%s' "$route" | sed 's/ *$//')
}

# Gives the route to DESTINATION this MTU, “lock”ed or not. A destination without a route of its own gets one, along
# the way its packets take now.
route_mtu() {
  exact_route "$1" || return 1
  if [ -z "$route" ]; then
    taken=$(ip "$family" route get "${destination%/*}") || return 1
    taken_via=$(printf '%s\n' "$taken" | sed -n '1s/.* via \([^ ]*\).*/via \1/p')
    taken_dev=$(printf '%s\n' "$taken" | sed -n '1s/.* dev \([^ ]*\).*/dev \1/p')
    route="$destination $taken_via $taken_dev"
  fi
  bare=$(printf '%s' "$route" | sed 's/ mtu lock [0-9]*//; s/ mtu [0-9]*//')
  # shellcheck disable=SC2086
  case ${3:-} in
    lock) ip "$family" route replace $bare mtu lock "$2" ;;
    *) ip "$family" route replace $bare mtu "$2" ;;
  esac
}

# The route as it was when the change was armed.
route_back() {
  family_of "$1"
  route_file "$1"
  if [ ! -e "$route_kept" ]; then echo "it is not known how the route to $1 was"; return 1; fi
  before=
  read -r before <"$route_kept" || :
  # shellcheck disable=SC2086
  if [ -n "$before" ]; then
    ip "$family" route replace $before
  elif [ -n "$(ip "$family" route show exact "$destination" 2>/dev/null)" ]; then
    ip "$family" route del "$destination"
  fi
}

# PROGRAM TABLE CHAIN RULE…: removes the rule where it is; that it is not there is as good.
iptables_drop() {
  drop_program=$1 drop_table=$2
  shift 2
  while "$drop_program" -w -t "$drop_table" -C "$@" 2>/dev/null; do
    "$drop_program" -w -t "$drop_table" -D "$@" || return 1
  done
}

governor() {
  set +f
  for governor_file in /sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor; do
    set -f
    printf '%s\n' "$1" >"$governor_file" || return 1
  done
  set -f
}

sha_of() {
  sha256sum <"$1" 2>/dev/null | cut -c 1-64
}

# Replaces FILE by what stands in NEW, with these rights: never half of it, and on the disk before it counts.
replace_file() {
  fresh=$1.samespec-new
  if written=$(dd if="$2" of="$fresh" conv=fsync 2>&1) && cmp -s "$2" "$fresh" &&
    chmod "$3" "$fresh" && mv -f "$fresh" "$1"; then
    sync "${1%/*}" 2>/dev/null || sync
    return 0
  fi
  printf '%s\n' "$written" | head -n 1
  unlink_quietly "$fresh"
  return 1
}

unlink_quietly() {
  rm -f "$1" 2>/dev/null || :
}

note() {
  read -r now _ </proc/uptime || now=0
  echo "$now $*" >>"$dir/log" 2>/dev/null || :
  logger -t samespec "$*" 2>/dev/null || :
}
