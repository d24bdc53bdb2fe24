# The own cgroup and those above it, then slices, services and containers as systemd, Kubernetes and Docker name
# them. The patterns are narrow because a plain "*" would try every file of every folder.
cgroup_cpu() {
  cgroup_root=/sys/fs/cgroup
  cgroup_own=
  [ -e "$cgroup_root/cgroup.controllers" ] || cgroup_root=/sys/fs/cgroup/cpu
  if [ ! -d "$cgroup_root" ] || [ ! -r /proc/self/cgroup ]; then return 1; fi
  while IFS=: read -r _ cgroup_kinds cgroup_path; do
    case ,$cgroup_kinds, in
      *,cpu,*) cgroup_own=$cgroup_path && break ;;
      ,,) cgroup_own=$cgroup_path ;;
    esac
  done </proc/self/cgroup
  printf 'root %s\nown %s\n' "$cgroup_root" "$cgroup_own"
  set --
  while [ -n "${cgroup_own#/}" ]; do
    set -- "$@" "$cgroup_root$cgroup_own/cpu.stat" "$cgroup_root$cgroup_own/cpu.max" \
      "$cgroup_root$cgroup_own/cpu.cfs_quota_us" "$cgroup_root$cgroup_own/cpu.cfs_period_us"
    cgroup_own=${cgroup_own%/*}
  done
  cgroup_id='????????????????????????????????*'
  # shellcheck disable=SC2086
  set -- "$cgroup_root/cpu.stat" "$cgroup_root/cpu.max" "$cgroup_root/cpu.cfs_quota_us" \
    "$cgroup_root/cpu.cfs_period_us" "$@" \
    $cgroup_root/*.slice/cpu.stat $cgroup_root/*.slice/*.s[lec][iro]*/cpu.stat \
    $cgroup_root/kubepods.slice/*.slice/*.s[lec][iro]*/cpu.stat \
    $cgroup_root/kubepods.slice/*.slice/*.slice/*.scope/cpu.stat \
    $cgroup_root/kubepods/pod*/cpu.stat $cgroup_root/kubepods/pod*/$cgroup_id/cpu.stat \
    $cgroup_root/kubepods/b*/pod*/cpu.stat $cgroup_root/kubepods/b*/pod*/$cgroup_id/cpu.stat \
    $cgroup_root/docker/$cgroup_id/cpu.stat
  while [ $# -gt 500 ]; do shift 50; done
  # Only numbers that are not zero: a cgroup without a quota has no periods.
  grep -aHE '^(nr_periods|nr_throttled|throttled_usec|throttled_time) [1-9]|^[1-9][0-9]*( [0-9]+)?$' "$@"
}
inline cgroup cgroup_cpu "grep -H nr_ /sys/fs/cgroup/*/*/cpu.stat"
