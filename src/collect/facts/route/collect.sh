# Routes, and the path MTUs learned from routers as lines "cached DESTINATION ... mtu N" (of IPv4; kernels before
# 5.3 list none).
# "-d" makes iproute2 name the type of every route; busybox refuses it, which tells the two apart.
# Only what may carry an MTU or name the default interface is kept: a node may hold a million routes.
route_show() {
  { printf 'route show table all\nroute show cache\n' | ip -d -force -batch - || ip route show; } | awk '
    /^[ \t]+cache / {
      if (/ mtu / && ++learned <= 500) { $1 = ""; print "cached " entry $0 }
      next
    }
    /^[^ \t]/ { entry = $0 }
    /^(local|broadcast|multicast|anycast) / || /^(unicast )?fe80:/ { keep = 0; next }
    /^[^ \t]/ { keep = /^(unicast )?default / || / mtu / || / proto kernel / }
    keep && ++n <= 1000
  '
}
# What IPv6 has learned takes a process of its own. The kernel counts it (fifth column, since 4.15 reliably).
route_learned_v6() {
  [ -r /proc/net/if_inet6 ] || return 1
  route_release=
  read -r route_release </proc/sys/kernel/osrelease
  case $route_release in [1-4].*) return 0 ;; esac
  route_count=
  [ ! -r /proc/net/rt6_stats ] || read -r _ _ _ _ route_count _ </proc/net/rt6_stats
  [ "$route_count" != 0000 ]
}
route_cache() {
  ip -6 -o route show cache | awk '/ mtu / && ++n <= 500'
}
if have ip; then
  inline route route_show 'ip -d route show table all; ip -d route show cache'
  if route_learned_v6; then inline route.cache route_cache 'ip -6 -o route show cache'; fi
fi
