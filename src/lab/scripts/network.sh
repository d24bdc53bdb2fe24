# shellcheck shell=sh
# Builds the network of a lab. Usage: sh network.sh RUN_FOLDER
# The run folder holds what was planned: namespaces, batch/root, batch/ip/NS, batch/fdb/NS, batch/nft/NS, routers,
# routers6, offloads-off, shaping, delay-lines. Nothing is decided here.
set -eu
umask 022
cd "$1"
# shellcheck source=record.sh
. ./scripts/record.sh

while read -r namespace; do
  ip netns add "$namespace"
  # No link has a stranger on it; a link-local address that is still looked for answers nobody for seconds.
  nsenter --net="/run/netns/$namespace" sh -c '
    [ ! -e /proc/sys/net/ipv6 ] || echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad'
done <namespaces
ip -batch batch/root
for file in batch/ip/*; do
  ip -n "${file##*/}" -batch "$file"
done
for file in batch/fdb/*; do
  [ ! -e "$file" ] || [ ! -s "$file" ] || bridge -n "${file##*/}" -batch "$file"
done
for file in batch/nft/*; do
  [ ! -e "$file" ] || nsenter --net="/run/netns/${file##*/}" nft -f "$file"
done
while read -r namespace; do
  nsenter --net="/run/netns/$namespace" sh -c \
    'echo 1 >/proc/sys/net/ipv4/ip_forward; echo 0 >/proc/sys/net/ipv4/conf/all/rp_filter'
done <routers
while read -r namespace; do
  nsenter --net="/run/netns/$namespace" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/all/forwarding'
done <routers6
while read -r namespace interface; do
  nsenter --net="/run/netns/$namespace" ethtool -K "$interface" tso off gso off gro off tx off >/dev/null
done <offloads-off
# shellcheck source=links.sh
. ./scripts/links.sh
while read -r namespace interface delay loss rate; do
  shape "$namespace" "$interface" "$delay" "$loss" "$rate"
done <shaping
number=0
while read -r arguments; do
  # shellcheck disable=SC2086
  delay_line "$number" $arguments
  number=$((number + 1))
done <delay-lines
