files_only paging.memory '^(MemAvailable|SwapTotal|SwapFree):' /proc/meminfo
files_only paging.vmstat '^(pswpin|pswpout|pgmajfault|oom_kill|compact_stall|thp_fault_fallback) ' /proc/vmstat
