# Ten policies are enough to see a mixture; machines of 512 CPUs have one for each.
files tuning.files /sys/devices/system/cpu/cpufreq/policy[0-9]/scaling_governor \
  /sys/devices/system/cpu/cpufreq/policy0/scaling_driver \
  /sys/devices/system/cpu/cpufreq/policy0/energy_performance_preference \
  /sys/devices/system/cpu/cpufreq/policy0/scaling_max_freq \
  /sys/devices/system/cpu/cpufreq/boost /sys/devices/system/cpu/intel_pstate/no_turbo \
  /sys/devices/system/cpu/smt/active /sys/devices/system/cpu/smt/control \
  /sys/devices/system/node/online \
  /sys/kernel/mm/transparent_hugepage/defrag /sys/kernel/mm/transparent_hugepage/shmem_enabled
files_only tuning.meminfo '^(HugePages_Total|Hugepagesize):' /proc/meminfo
