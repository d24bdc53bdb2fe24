files softnet /proc/net/softnet_stat
