# The first processor in full, of the others only what tells sockets and cores apart; never a serial number.
quick cpu.info sed -n -e '/^Serial/d' -e 's/identification = [0-9A-Fa-f]*,* *//' -e '1,/^$/{p;d;}' \
  -e '/^processor/p' -e '/^physical id/p' -e '/^core id/p' /proc/cpuinfo
files cpu.sys /sys/devices/system/cpu/online \
  /sys/devices/system/cpu/cpu0/topology/thread_siblings_list \
  /sys/devices/system/cpu/cpu0/topology/core_siblings_list \
  /sys/devices/system/cpu/cpu0/cpufreq/base_frequency \
  /sys/devices/system/cpu/cpu0/cache/index[0-9]/level /sys/devices/system/cpu/cpu0/cache/index[0-9]/type \
  /sys/devices/system/cpu/cpu0/cache/index[0-9]/size \
  /sys/devices/system/cpu/vulnerabilities/*
