files_only memory '^MemTotal:|^SwapTotal:|\[' /proc/meminfo /sys/kernel/mm/transparent_hugepage/enabled
