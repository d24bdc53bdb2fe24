# shellcheck shell=sh
# A machine of its own for one test: /etc, /var/lib, /run and the network are private and end with it; the programs
# are the real ones. Standard input: scripts PREPARE, SEE, PROGRAM and the change, each after a line “=== NAME”.
set -eu
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C
mount --make-rprivate /
mount -t proc proc /proc
mount -t tmpfs tmpfs /mnt
mkdir /mnt/etc /mnt/etc-work /mnt/lib /mnt/lib-work /mnt/change
mount -t overlay -o lowerdir=/etc,upperdir=/mnt/etc,workdir=/mnt/etc-work overlay /etc
mount -t overlay -o lowerdir=/var/lib,upperdir=/mnt/lib,workdir=/mnt/lib-work overlay /var/lib
mount -t tmpfs tmpfs /run
# Read-only, as in a container: networkd then does not wait for udev. Source: systemd, udev_available().
mount -t sysfs -o ro sysfs /sys
# Whatever this machine sets up for itself is not the room’s.
for folder in /etc/netplan /etc/network /etc/systemd/network; do
  mkdir -p "$folder"
  mount -t tmpfs tmpfs "$folder"
done
mkdir /etc/network/interfaces.d /etc/network/if-pre-up.d /etc/network/if-up.d /etc/network/if-down.d /etc/network/if-post-down.d
ip link set lo up
awk '/^=== /{file = "/mnt/change/" $2; printf "" >file; next} {print >file}'
cd /
sh -eu /mnt/change/prepare >&2
verb() {
  words=$1
  shift
  sh /mnt/change/program "$words" room token "$@"
}
echo "=== before"
sh /mnt/change/see
echo "=== arm"
verb arm 300 none </mnt/change/input || exit 0
echo "=== commit"
verb commit
echo "=== after"
sh /mnt/change/see
echo "=== log"
cat /var/lib/samespec/txn/room/log
echo "=== rollback"
# The work goes on in a process of its own, so the first answer may come before its end.
said=$(verb rollback)
tries=0
until case $said in *rolled-back* | *undo-failed*) true ;; *) false ;; esac; do
  tries=$((tries + 1))
  [ "$tries" -lt 300 ] || break
  sleep 0.2
  said=$(verb status)
done
echo "$said"
echo "=== back"
sh /mnt/change/see
