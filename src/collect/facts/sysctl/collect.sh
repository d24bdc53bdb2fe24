# One find and one head for all of /proc/sys. Not grep: the kernel clears a buffer as big as the one it is handed
# for every setting, and that of grep has 96 KiB. Left out: what belongs to single interfaces (thousands on a node with
# many pods), what does something when read (binfmt_misc mounts, stat_refresh), secrets (stable_secret,
# tcp_fastopen_key), what is random or counts per boot, and what other families report.
quick sysctl find /proc/sys \
  /proc/sys/net/ipv4/conf/all /proc/sys/net/ipv4/conf/default /proc/sys/net/ipv4/neigh/default \
  /proc/sys/net/ipv6/conf/all /proc/sys/net/ipv6/conf/default /proc/sys/net/ipv6/neigh/default \
  -type d '(' -name conf -o -name neigh -o -name binfmt_misc -o -name sched_domain \
  -o -path '*/kernel/random' ')' -prune \
  -o -type f ! '(' -name stat_refresh -o -name drop_caches -o -name compact_memory \
  -o -name flush -o -name stable_secret -o -name tcp_fastopen_key -o -name netdev_rss_key \
  -o -name ns_last_pid -o -path '*/kernel/hostname' -o -path '*/kernel/osrelease' \
  -o -path '*/kernel/version' ')' -perm -400 -exec head -v -n 1000 '{}' +
# Comments are no settings, and keys that hold secrets stay on the node.
files_numbered sysctl.files '^[^!-~]*([#;]|$)|secret|fastopen_key' /etc/sysctl.conf \
  /etc/sysctl.d/*.conf /run/sysctl.d/*.conf /usr/local/lib/sysctl.d/*.conf /usr/lib/sysctl.d/*.conf \
  /lib/sysctl.d/*.conf
