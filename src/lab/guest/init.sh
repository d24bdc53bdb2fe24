#!/bin/sh
# shellcheck shell=sh
# First process of a guest. What differs between guests lies in /lab/settings, /lab/sysctls and /etc.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
mkdir -p /dev/pts
mount -t devpts devpts /dev/pts
exec >/dev/console 2>&1 </dev/null
# ADDRESS, GATEWAY, IPV6_ADDRESS, IPV6_GATEWAY, MTU, CPUID_DRIVER, SSH
# shellcheck disable=SC1091
. /lab/settings
while read -r module; do
  [ "$module" = cpuid ] && [ "$CPUID_DRIVER" = no ] && continue
  insmod "/lab/$module.ko"
done </lab/modules
hostname -F /etc/hostname
ip link set lo up
ip link set eth0 mtu "$MTU" up
ip addr add "$ADDRESS/24" dev eth0
ip route add default via "$GATEWAY"
if [ -n "$IPV6_ADDRESS" ]; then
  ip addr add "$IPV6_ADDRESS/64" dev eth0 nodad
  ip route add default via "$IPV6_GATEWAY" dev eth0
fi
while read -r key value; do
  echo "$value" >"/proc/sys/$key"
done </lab/sysctls
[ "$SSH" = no ] || dropbear -R -E -s -p 22
# The shell reaps whatever is left to it. Without a child it would return at once.
sleep 2147483647 &
while :; do wait; done
