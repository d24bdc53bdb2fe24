# shellcheck shell=sh
# First process of a test node, inside namespaces of its own. Usage: sh node.sh FOLDER NODE
# What lies in FOLDER/NODE/disk outlives a restart of the node, the rest does not.
set -eu
own=$1/$2
mount -t proc proc /proc
mount -t sysfs sysfs /sys 2>/dev/null || :
mkdir -p "$own/disk/work-etc" "$own/disk/work-lib" "$own/disk/etc" "$own/disk/lib"
mount -t overlay -o "lowerdir=/etc,upperdir=$own/disk/etc,workdir=$own/disk/work-etc" overlay /etc
mount -t overlay -o "lowerdir=/var/lib,upperdir=$own/disk/lib,workdir=$own/disk/work-lib" overlay /var/lib
mount -t tmpfs tmpfs /run
mkdir -p /run/sshd
cat "$own/machine-id" >/etc/machine-id
hostname "$2"
# There is no name server here to wait for.
if rm -f /etc/resolv.conf; then : >/etc/resolv.conf; fi
# What a boot does with what was written down.
for file in /etc/sysctl.d/60-fleet.conf /etc/sysctl.d/99-samespec.conf; do
  [ ! -e "$file" ] || sysctl -q -p "$file"
done
cd /
export HOME=/root
/usr/sbin/sshd -D -e -f "$1/sshd_config" &
sleep 2147483647 &
while :; do wait; done
