#!/usr/bin/env bash
# Real Kubernetes clusters on one machine: API server, kubelet, containerd and kube-proxy, from Debian packages alone.
#   kube-lab.sh up bj:2 sg:1 hk:1   clusters by name, with so many nodes each (0 to 8); their kubeconfigs are printed
#   kube-lab.sh node-exec hk 1 COMMAND...   run it as on node 1 of hk
#   kube-lab.sh kubelet-stop hk 1 | kubelet-start hk 1
#   kube-lab.sh down                ends all of it, also what a crash has left
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=cluster.sh
. "$HERE/cluster.sh"
# The kubelet changes these for the whole kernel.
SYSCTLS='vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys kernel.keys.root_maxbytes'

up() {
  local index=0 given cluster count k
  [ ! -e "$RUN" ] || die "already up, or left by a crash: run $0 down"
  if [ ! -e "$BIN/complete" ] || [ ! -e "$IMAGES/complete" ]; then die "run $HERE/build.sh first"; fi
  mkdir -p "$RUN/processes"
  # shellcheck disable=SC2086
  sysctl $SYSCTLS >"$RUN/sysctl.save"
  ip netns add kl-wan
  ip -n kl-wan link set lo up
  in_net kl-wan sysctl -qw net.ipv4.ip_forward=1
  : >"$RUN/subnets"
  for given; do
    cluster=${given%:*} count=${given#*:}
    link "$(control_plane_name "$cluster")" $((10 * index + 9))
    for k in $(seq 1 "$count"); do
      link "$(node_name "$cluster" "$k")" $((10 * index + k))
      echo "$(node_name "$cluster" "$k") $((10 * index + k))" >>"$RUN/subnets"
    done
    control_plane "$cluster" "$index" "$count"
    index=$((index + 1))
  done
  overlay
  index=0
  for given; do
    cluster=${given%:*} count=${given#*:}
    until_true 60 "API server of $cluster" kubectl --kubeconfig "$RUN/$cluster/admin.kubeconfig" get --raw /readyz
    for k in $(seq 1 "$count"); do node "$cluster" "$index" "$k"; done
    index=$((index + 1))
  done
  index=0
  for given; do
    ready "${given%:*}" "$index" "${given#*:}"
    index=$((index + 1))
  done
}

# Until every node of a cluster is Ready; prints the kubeconfig.
ready() {
  local cluster=$1 index=$2 count=$3 k subnet config=$RUN/$1/admin.kubeconfig
  for k in $(seq 1 "$count"); do
    subnet=$((10 * index + k))
    until_true 120 "node $cluster-$k" kubectl --kubeconfig "$config" get node "$cluster-$k"
    kubectl --kubeconfig "$config" patch node "$cluster-$k" \
      -p "{\"spec\":{\"podCIDR\":\"10.244.$subnet.0/24\",\"podCIDRs\":[\"10.244.$subnet.0/24\"]}}" >/dev/null
  done
  # An API server alone: nodes are objects only.
  if [ "$count" -eq 0 ]; then
    echo "$config"
    return
  fi
  kubectl --kubeconfig "$config" wait --for=condition=Ready nodes --all --timeout=120s >/dev/null ||
    die "nodes of $cluster not Ready, see $RUN/$cluster/node-*/varlog/kubelet.log"
  echo "$config"
}

# nsenter executes unshare; its child is the first process of the machine.
first_process() {
  local pid children
  read -r pid _ <"$RUN/processes/$1"
  read -r children <"/proc/$pid/task/$pid/children"
  echo "${children%% *}"
}

node_exec() {
  local name
  name=$(node_name "$1" "$2")
  shift 2
  nsenter -t "$(first_process "$name")" -m -u -i -n -p -- "$@"
}

# The only one called kubelet in that machine: its process namespace shows no other.
kubelet_stop() {
  # shellcheck disable=SC2016
  node_exec "$1" "$2" sh -c 'for one in /proc/[0-9]*; do [ "$(cat "$one/comm" 2>/dev/null)" != kubelet ] || kill "${one#/proc/}"; done'
}

kubelet_start() {
  node_exec "$1" "$2" bash -c "setsid bash $RUN/$1/node-$2/kubelet.sh >>/var/log/kubelet.log 2>&1 </dev/null &"
}

down() {
  local one name controller
  [ -d "$RUN" ] || return 0
  for one in "$RUN"/processes/*; do [ ! -e "$one" ] || stop_recorded "${one##*/}"; done
  sleep 1
  for one in /run/netns/kl-*; do [ ! -e "$one" ] || ip netns del "${one##*/}"; done
  while read -r name _; do
    for controller in $CONTROLLERS unified; do
      one=/sys/fs/cgroup/$controller/$name
      [ ! -d "$one" ] || find "$one" -depth -type d -exec rmdir {} \; 2>/dev/null || true
    done
  done <"$RUN/subnets"
  sysctl -q -p "$RUN/sysctl.save" || true
  rm -rf "$RUN"
}

command=${1:-}
[ -z "$command" ] || shift
case $command in
  up) up "$@" ;;
  down) down ;;
  node-exec) node_exec "$@" ;;
  kubelet-stop) kubelet_stop "$@" ;;
  kubelet-start) kubelet_start "$@" ;;
  *) sed -n 2,6p "$0" ;;
esac
