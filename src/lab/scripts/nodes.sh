# shellcheck shell=sh
# Starts the nodes of a lab. Usage: sh nodes.sh RUN_FOLDER
# A node is a network, mount, UTS, IPC and PID namespace whose first process is node.sh, or a guest of QEMU.
# Ending the recorded process ends all of the node (--kill-child).
set -eu
umask 022
cd "$1"
# shellcheck source=record.sh
. ./scripts/record.sh
# A process is in its cgroup before it becomes the node’s, so that all that descends from it is in there too.
while read -r node namespace; do
  # shellcheck disable=SC2016
  sh -c 'cgroup=$1; shift; [ -z "$cgroup" ] || echo $$ >"$cgroup/cgroup.procs"; exec "$@"' \
    node "$(cat "nodes/$node/cgroup")" \
    setsid nsenter --net="/run/netns/$namespace" \
    unshare --pid --fork --kill-child --mount --uts --ipc --propagation private \
    sh scripts/node.sh "$1" "$node" >"logs/$node" 2>&1 </dev/null &
  record "node-$node" $!
done <node-list

while read -r node namespace; do
  set --
  while read -r word; do set -- "$@" "$word"; done <"nodes/$node/qemu"
  setsid nsenter --net="/run/netns/$namespace" qemu-system-x86_64 "$@" >"logs/$node" 2>&1 </dev/null &
  record "node-$node" $!
done <guest-list
