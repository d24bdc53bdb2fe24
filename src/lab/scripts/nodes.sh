# shellcheck shell=sh
# Starts the nodes of a lab. Usage: sh nodes.sh RUN_FOLDER
# Each node is a network, mount, UTS, IPC and PID namespace; its first process is node.sh.
# Ending the recorded process ends all of the node (--kill-child).
set -eu
umask 022
cd "$1"
# shellcheck source=record.sh
. ./scripts/record.sh
while read -r node namespace; do
  setsid nsenter --net="/run/netns/$namespace" \
    unshare --pid --fork --kill-child --mount --uts --ipc --propagation private \
    sh scripts/node.sh "$1" "$node" >"logs/$node" 2>&1 </dev/null &
  record "node-$node" $!
done <node-list
