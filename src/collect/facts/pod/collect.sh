# From links of namespaces to "INODE PID" of every network namespace that a visible process is in, but our own, by
# inode; then "unreadable N TOTAL".
pod_namespaces() {
  awk '
    $NF !~ /^net:/ { unreadable++; next }
    {
      inode = $NF; gsub(/[^0-9]/, "", inode)
      pid = $(NF - 2); gsub(/[^0-9]/, "", pid)
      if (pid == "") own = inode
      else if (!(inode in lowest)) { lowest[inode] = pid; order[++n] = inode }
      else if (pid + 0 < lowest[inode] + 0) lowest[inode] = pid
    }
    END {
      for (i = 2; i <= n; i++) {
        inode = order[i]
        for (j = i; j > 1 && order[j - 1] + 0 > inode + 0; j--) order[j] = order[j - 1]
        order[j] = inode
      }
      for (i = 1; i <= n; i++) if (order[i] != own) print order[i], lowest[order[i]]
      print "unreadable", unreadable + 0, NR
    }
  '
}
# True with an IPv4 route or a global IPv6 address; read by the shell itself, so a thousand cost nothing.
pod_connected() {
  [ -r "/proc/$1/net/route" ] || return 1
  { read -r _ && read -r _; } <"/proc/$1/net/route" && return 0
  [ -r "/proc/$1/net/if_inet6" ] || return 1
  while read -r _ _ _ _scope _; do
    [ "$_scope" = 00 ] && return 0
  done <"/proc/$1/net/if_inet6"
  return 1
}
# Any program may make a network namespace. That of a pod has a name as CNI plugins, podman and Docker give, or a
# process in a cgroup of containers; not in our own, which is one where the node itself is a container.
pod_learn() {
  pod_names=
  pod_own=
  set --
  for _name in /run/netns/cni-* /run/netns/netns-* /run/docker/netns/*; do
    [ ! -e "$_name" ] || set -- "$@" "$_name"
  done
  [ $# -eq 0 ] || pod_names=$(ls -Li "$@")
  while IFS= read -r _row; do pod_own=$pod_own$NL$_row; done </proc/self/cgroup
}
pod_proved() {
  case $NL$pod_names in *"$NL$1 /run/"* | *" $1 /run/"*) return 0 ;; esac
  [ -r "/proc/$2/cgroup" ] || return 1
  while IFS= read -r _row; do
    case $pod_own$NL in *"$NL$_row$NL"*) continue ;; esac
    case $_row in *kubepods* | *docker* | *containerd* | *crio-* | *libpod* | *nerdctl*) return 0 ;; esac
  done <"/proc/$2/cgroup"
  return 1
}
# What is only seen from inside. Not by "read" of the shell: it reads byte by byte, and a number under /proc/sys
# gives nothing after its first byte.
POD_INSIDE='
  printf "addr show\nroute show table all\n" | ip -d -batch - || { ip addr show; ip route show; }
  exec head -v -n 10 /proc/sys/net/core/somaxconn /proc/sys/net/ipv4/tcp_mtu_probing \
    /proc/sys/net/ipv4/tcp_base_mss /proc/sys/net/ipv4/tcp_rmem /proc/sys/net/ipv4/tcp_wmem \
    /proc/sys/net/ipv4/tcp_congestion_control
'
# The oldest two and the youngest two: a change of MTU reaches only new pods.
pod_look() {
  have nsenter || echo '=== no-nsenter'
  pod_learn
  # shellcheck disable=SC2012
  ls -ln /proc/self/ns/net /proc/[0-9]*/ns/net | pod_namespaces | {
    set --
    _others=0
    while read -r _inode _pid; do
      if [ "$_inode" = unreadable ]; then echo "=== unreadable $_pid"
      elif ! pod_connected "$_pid"; then continue
      elif pod_proved "$_inode" "$_pid"; then set -- "$@" "$_inode $_pid"
      else _others=$((_others + 1))
      fi
    done
    echo "=== others $_others"
    echo "=== count $#"
    _i=0
    _files=
    for _pod; do
      _i=$((_i + 1))
      [ "$_i" -le 2 ] || [ "$_i" -gt "$(($# - 2))" ] || continue
      _pid=${_pod#* }
      _files="$_files /proc/$_pid/net/snmp /proc/$_pid/net/netstat"
      echo "=== pod $_pod"
      if have nsenter; then nsenter -t "$_pid" -n sh -c "$POD_INSIDE"; fi
    done
    echo '=== counters'
    # shellcheck disable=SC2086
    [ -z "$_files" ] || grep -aH '' $_files
  }
}
limit 1048576
inline pod pod_look 'ls -l /proc/[0-9]*/ns/net; nsenter -t PID -n ip -d addr show'
