# How much CPU time small things take here: the same loops on every node, at most 4 s, nothing written. The kernel
# tells it in steps of 10 ms, so each loop grows until it takes 120 ms.
# Compared only between nodes where these very programs are the same, byte for byte.
benchmark_tools() {
  for benchmark_name in sh dd gzip sha256sum true; do
    case $benchmark_name in
      sh) benchmark_path=/proc/self/exe ;;
      *) benchmark_path=$(command -v "$benchmark_name") ;;
    esac
    # A builtin has no path; "true" has both.
    case $benchmark_path in /*) ;; *) benchmark_path=/bin/$benchmark_name ;; esac
    [ "$benchmark_name" != true ] || benchmark_true=$benchmark_path
    # The shell opens its own program; a program started for it would open itself.
    benchmark_sum=$({ sha256sum || cksum; } <"$benchmark_path" 2>/dev/null)
    printf 'tool %s %s\n' "$benchmark_name" "${benchmark_sum%% *}"
  done
}

benchmark_count() {
  benchmark_i=0
  while [ "$benchmark_i" -lt "$1" ]; do benchmark_i=$((benchmark_i + 1)); done
}
benchmark_fork() {
  benchmark_i=0
  while [ "$benchmark_i" -lt "$1" ]; do
    (:)
    benchmark_i=$((benchmark_i + 1))
  done
}
benchmark_exec() {
  benchmark_i=0
  while [ "$benchmark_i" -lt "$1" ]; do
    "$benchmark_true" || return 1
    benchmark_i=$((benchmark_i + 1))
  done
}
benchmark_calls() { dd if=/dev/zero of=/dev/null bs=1 count="$1"; }
benchmark_pipe() { dd if=/dev/zero bs=1 count="$1" | dd of=/dev/null bs=1; }
benchmark_zeros() { dd if=/dev/zero of=/dev/null bs=1048576 count="$1"; }
benchmark_gzip() { dd if=/dev/zero bs=1048576 count="$1" | gzip -1; }
benchmark_sha() { dd if=/dev/zero bs=1048576 count="$1" | sha256sum; }
# Every read of the device is one CPUID instruction, which a hypervisor answers and an emulator looks up. Only where the
# driver is there already, so that no module gets loaded.
benchmark_cpuid() {
  [ -e /sys/class/cpuid/cpu0 ] && [ -r /dev/cpu/0/cpuid ] && dd if=/dev/cpu/0/cpuid of=/dev/null bs=16 count="$1"
}

# Sets benchmark_used: CPU time of this shell and of all it has waited for, in 1/100 s. Not time on the wall, so what
# else runs on the node does not count.
benchmark_cpu() {
  read -r benchmark_stat </proc/self/stat
  # shellcheck disable=SC2086
  set -- $benchmark_stat
  shift 13
  benchmark_used=$(($1 + $2 + $3 + $4))
}
# Sets benchmark_cs; false where it cannot be done.
benchmark_time() {
  benchmark_cpu
  benchmark_from=$benchmark_used
  "$benchmark_do" "$benchmark_n" >/dev/null 2>&1 || return 1
  benchmark_cpu
  benchmark_cs=$((benchmark_used - benchmark_from))
}
benchmark_late() {
  now
  [ $((NOW - benchmark_start)) -ge 300 ]
}
# NAME START MAX FUNCTION.
benchmark_probe() {
  benchmark_n=$2 benchmark_do=$4
  benchmark_cs=
  while ! benchmark_late; do
    if ! benchmark_time; then
      printf 'probe %s unavailable\n' "$1"
      return
    fi
    benchmark_rounds=$benchmark_n
    [ "$benchmark_cs" -lt 12 ] || break
    benchmark_more=$((benchmark_n * 4))
    [ "$benchmark_cs" -lt 3 ] || benchmark_more=$((benchmark_n * 16 / benchmark_cs))
    [ "$benchmark_more" -le "$3" ] || break
    benchmark_n=$benchmark_more
  done
  if [ -z "$benchmark_cs" ]; then
    printf 'probe %s late\n' "$1"
  else
    printf 'probe %s n=%s cs=%s\n' "$1" "$benchmark_rounds" "$benchmark_cs"
  fi
}

# What the hypervisor and a quota took away meanwhile.
benchmark_load() {
  benchmark_row=
  read -r benchmark_row </proc/stat
  benchmark_held=-
  while IFS=: read -r benchmark_id _ benchmark_path; do
    if [ "$benchmark_id" != 0 ] || [ ! -r "/sys/fs/cgroup$benchmark_path/cpu.stat" ]; then continue; fi
    while read -r benchmark_key benchmark_value; do
      [ "$benchmark_key" != nr_throttled ] || benchmark_held=$benchmark_value
    done <"/sys/fs/cgroup$benchmark_path/cpu.stat"
  done </proc/self/cgroup
  now
  printf '%s at %s throttled %s %s\n' "$1" "$NOW" "$benchmark_held" "$benchmark_row"
}

# What it costs to ask the time; only where the clock is not one that programs read by themselves.
benchmark_clock() {
  benchmark_source=
  read -r benchmark_source </sys/devices/system/clocksource/clocksource0/current_clocksource
  case $benchmark_source in
    '' | tsc | kvm-clock | hyperv_clocksource_tsc_page | arch_sys_counter | timebase | tod) return 0 ;;
  esac
  have python3 || return 0
  limited python3 -S -E -c '
import time
def cost(call, n=5000):
    begin = time.perf_counter()
    for _ in range(n): call()
    return (time.perf_counter() - begin) / n
print("clock %d" % max(0, 1e9 * (min(cost(time.time) for _ in range(3)) - min(cost(int) for _ in range(3)))))'
}

benchmark_all() {
  # Not "$$", which is the shell above this one.
  read -r benchmark_pid _ </proc/self/stat
  ! have renice || renice -n 10 -p "$benchmark_pid" >/dev/null
  benchmark_tools
  now
  benchmark_start=$NOW
  benchmark_clock
  benchmark_load before
  benchmark_probe exec 8 2048 benchmark_exec
  benchmark_probe fork 16 4096 benchmark_fork
  benchmark_probe count 2000 2000000 benchmark_count
  benchmark_probe calls 4000 4000000 benchmark_calls
  benchmark_probe pipe 2000 2000000 benchmark_pipe
  benchmark_probe sha256 1 256 benchmark_sha
  benchmark_probe gzip 1 256 benchmark_gzip
  benchmark_probe cpuid 256 65536 benchmark_cpuid
  benchmark_probe zeros 16 16384 benchmark_zeros
  benchmark_load after
}
limit 16384
call benchmark benchmark_all 'loops of exec, fork, counting, dd, gzip, sha256sum (samespec collect --show-script --benchmark)'
