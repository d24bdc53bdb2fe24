# Only the sum of all CPUs; the rest of the file is long and says nothing more.
cputime_sum() {
  [ -r /proc/stat ] && read -r cputime_line </proc/stat && printf '%s\n' "$cputime_line"
}

# Bare metal only: how often the first CPU and its package were slowed down because of heat.
files cputime.thermal /sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count \
  /sys/devices/system/cpu/cpu0/thermal_throttle/package_throttle_count
inline cputime.stat cputime_sum 'head -n 1 /proc/stat'
