# shellcheck shell=sh
# First process of a node. Usage: sh node.sh RUN_FOLDER NODE, inside the node’s namespaces.
# Lays the node’s own files over the machine’s, starts its pods and its sshd, then waits for ever.
set -eu
umask 022
here=$1/nodes/$2
own=$here/own
python=$(cat "$1/python")

# All the node writes lies in memory and ends with it.
mount -t tmpfs -o mode=755,size=256m samespec-lab "$own"
cp -a "$here/files/." "$own/"
mkdir -p "$own/run/sshd" "$own/root" "$own/tmp" "$own/sys" "$own/work"
chmod 1777 "$own/tmp"
chmod 700 "$own/root"

mount -t proc proc /proc
mount -t sysfs sysfs "$own/sys"
if [ -d /sys/fs/cgroup ]; then mount --rbind /sys/fs/cgroup "$own/sys/fs/cgroup" || true; fi
mount --move "$own/sys" /sys
while read -r kind source target; do
  case $kind in
  # The node’s files before the machine’s, writable.
  layer)
    work=$own/work/$(echo "$target" | tr / -)
    mkdir -p "$work"
    mount -t overlay -o "lowerdir=$target,upperdir=$own/$source,workdir=$work" overlay "$target" ;;
  # Kernel folders: names this kernel lacks are added.
  kernel-layer) [ ! -d "$target" ] || mount -t overlay -o "lowerdir=$own/$source:$target" overlay "$target" || true ;;
  # A kernel file or folder covered by a prepared one; one that is not there cannot be covered.
  cover) [ ! -e "$target" ] || mount --bind "$own/$source" "$target" ;;
  esac
done <"$here/mounts"

# A program is hidden by a whiteout of overlayfs: a character device 0/0 of its name.
while read -r program; do
  for folder in /usr/local/sbin /usr/local/bin /usr/sbin /usr/bin; do
    hide=$own/hide$folder/$program
    for file in "$folder/$program" "$folder/$program".[0-9]* "$folder/$program"[0-9]*; do
      [ -e "$file" ] || [ -L "$file" ] || continue
      mkdir -p "$hide"
      [ -e "$hide/${file##*/}" ] || mknod "$hide/${file##*/}" c 0 0
    done
    [ ! -d "$hide" ] || mount -t overlay -o "lowerdir=$hide:$folder" overlay "$folder"
  done
done <"$here/hidden-programs"

hostname "$2"
open_files=$(cat "$here/max-open-files")
# dash, bash and busybox know this limit.
# shellcheck disable=SC3045
[ -z "$open_files" ] || ulimit -n "$open_files"
while read -r key value; do
  echo "$value" >"/proc/sys/$key"
done <"$here/sysctls"

# A pod gets its settings from inside its own namespace, as nothing is inherited from the node.
# What it needs is opened here, because /run is covered below.
mkdir -p "$own/run/netns"
while read -r namespace role rest; do
  # The name by which CNI plugins keep a pod’s namespace tells it from any other.
  : >"$own/run/netns/cni-$namespace"
  mount --bind "/run/netns/$namespace" "$own/run/netns/cni-$namespace"
  exec 8<"/run/netns/$namespace" 9<"$here/pod-sysctls"
  # shellcheck disable=SC2016,SC2086
  nsenter --net=/proc/self/fd/8 sh -euc '
    while read -r key value; do echo "$value" >"/proc/sys/$key"; done <&9
    exec 8<&- 9<&-
    role=$1 python=$2
    shift 2
    [ "$role" != idle ] || exec sleep 2147483647
    exec "$python" -S -E /usr/local/lib/lab-service/service.py "$role" "$@"
  ' pod "$role" "$python" $rest &
  exec 8<&- 9<&-
done <"$here/pods"

ssh=$(cat "$here/ssh")
loops=$(cat "$here/busy-loops")
mount --bind "$own/root" /root
mount --bind "$own/tmp" /tmp
mount --rbind "$own/run" /run
# What a change keeps for its undoing is the node’s own too.
mkdir -p "$own/state" "$own/work/state"
mount -t overlay -o "lowerdir=/var/lib,upperdir=$own/state,workdir=$own/work/state" overlay /var/lib
cd /
export HOME=/root
if [ "$ssh" = yes ]; then "$(command -v sshd || echo /usr/sbin/sshd)" -D -e -f /etc/ssh/sshd_config & fi
while [ "$loops" -gt 0 ]; do
  nice -n 19 sh -c 'while :; do :; done' busy-loop &
  loops=$((loops - 1))
done
# The shell reaps whatever is left to it. Without a child it would return at once.
sleep 2147483647 &
while :; do wait; done
