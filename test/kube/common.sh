# shellcheck shell=bash
# Words shared by the scripts of the Kubernetes lab. Sourced, so what looks unused here is used there.
# shellcheck disable=SC2034
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Binaries, images and what runs; kept over runs, as building takes minutes.
LAB=${SAMESPEC_KUBE_LAB:-${XDG_CACHE_HOME:-$HOME/.cache}/samespec/kube}
BIN=$LAB/bin
IMAGES=$LAB/images
RUN=$LAB/run
# Controllers of cgroup v1; on v2 alone the kubelet of 1.20 does not run.
CONTROLLERS='cpu cpuacct cpuset memory devices freezer blkio pids systemd'

die() {
  echo "kube-lab: $*" >&2
  exit 1
}

# What no package brings is said at once: a lab that cannot be is a failure, never a test less.
able() {
  local controller
  [ "$(id -u)" = 0 ] || die 'clusters need root: they make network namespaces, mounts and cgroups'
  command -v apt-get >/dev/null || die 'clusters need Debian: Kubernetes is built from its source package'
  for controller in $CONTROLLERS; do
    [ -d "/sys/fs/cgroup/$controller" ] || die "clusters need cgroup v1, and /sys/fs/cgroup/$controller is not there"
  done
}

# Mirrors fail now and then: quietly once more, and again. What it says goes to standard error.
again() {
  local try
  for try in 1 2 3; do
    if [ "$try" -lt 3 ]; then "$@" >&2 2>/dev/null && return 0; else "$@" >&2 && return 0; fi
    sleep $((try * 5))
  done
  return 1
}

# Waits for a command to succeed: until SECONDS WHAT COMMAND...
until_true() {
  local limit=$1 what=$2 end
  shift 2
  end=$((SECONDS + limit))
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || die "$what did not come within $limit s"
    sleep 0.1
  done
}

in_net() {
  local namespace=$1
  shift
  nsenter --net="/run/netns/$namespace" "$@"
}

# Runs SCRIPT as the first process of a new machine in the network namespace NAME. Its end ends all of the machine.
machine() {
  local name=$1 script=$2
  setsid nsenter --net="/run/netns/$name" unshare --pid --fork --kill-child --mount --uts --ipc --mount-proc \
    --propagation private bash "$script" >"$RUN/$name.log" 2>&1 </dev/null &
  record "$name" $!
}

# A process id alone may be somebody else's later: its start time is kept beside it.
record() {
  echo "$2 $(start_time "$2")" >"$RUN/processes/$1"
}

start_time() {
  local line
  read -r line <"/proc/$1/stat"
  # shellcheck disable=SC2086
  set -- ${line##*) }
  echo "${20}"
}

# Ends what was recorded under a name, if it still is that process.
stop_recorded() {
  local pid start
  read -r pid start <"$RUN/processes/$1" || return 0
  if [ "$(start_time "$pid" 2>/dev/null || true)" = "$start" ]; then kill -KILL "$pid"; fi
  rm -f "$RUN/processes/$1"
}
