#!/bin/sh
# Brings the programs the tests use, on Debian and Ubuntu as root; elsewhere names what is missing.
set -eu
missing=''
want() { PATH="$PATH:/usr/sbin:/sbin" command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
want ssh openssh-client
want sshd openssh-server
want ping iputils-ping
want ip iproute2
want nft nftables
want ethtool ethtool
want iperf3 iperf3
want curl curl
want python3 python3-minimal
want nsenter util-linux
want busybox busybox
want qemu-system-x86_64 qemu-system-x86
want dropbear dropbear-bin
want dash dash
want netplan netplan.io
want networkctl systemd
want ifup ifupdown
want dhclient isc-dhcp-client
want shellcheck shellcheck
want prometheus prometheus
want promtool prometheus
want chromium chromium
want fc-list fontconfig
fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests: apt-get install -y --no-install-recommends$missing" >&2
  # SYSTEMD_OFFLINE: the tests start their own sshd; packages must not start the system's, nor Prometheus.
  # shellcheck disable=SC2086
  { apt-get update -qq && SYSTEMD_OFFLINE=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } >&2
else
  echo "The tests need:$missing. Install with: sudo apt-get install -y --no-install-recommends$missing" >&2
  exit 1
fi
