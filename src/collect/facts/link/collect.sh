# Without iproute2: busybox has no "-d", and a slim container has no ip at all; sysfs knows most of it too.
link_plain() {
  if have ip; then ip addr show; fi
  grep -aH '' /sys/class/net/*/mtu /sys/class/net/*/operstate /sys/class/net/*/uevent /proc/net/route
}
# A node has one link end per pod. The first ones are kept whole, the others are only counted.
link_count() {
  awk '
    /^ +valid_lft / { next }
    /^[0-9]+: / {
      cut = 0
      if ($2 ~ /^(cali|lxc|veth|eni[0-9a-f]|azv|gke|tap|vnet)/ && ++n > 16) {
        cut = 1
        left++
        for (i = 3; i < NF; i++) if ($i == "mtu") { mtus[$(i + 1)]++; break }
      }
    }
    !cut
    END { for (m in mtus) print "left-out mtu " m " count " mtus[m] }
  '
}
# With few of them there is nothing to count.
link_show() {
  set -- /sys/class/net/*
  if [ $# -le 16 ]; then
    ip -d addr show || link_plain
  else
    { ip -d addr show || link_plain; } | link_count
  fi
}
limit 1048576
inline link link_show 'ip -d addr show'
files_only link.driver '^DRIVER=' /sys/class/net/*/device/uevent
