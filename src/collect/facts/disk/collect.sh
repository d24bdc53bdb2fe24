# Which disk a file system lies on, and what drives the disk. No serial number is read.
disk_list() {
  disk_count=0
  for disk_path in /sys/block/*; do
    case ${disk_path##*/} in loop* | ram* | zram* | sr* | fd* | nbd* | '*') continue ;; esac
    disk_count=$((disk_count + 1))
    [ "$disk_count" -le 16 ] || { echo more && return; }
    disk_name=${disk_path##*/}
    disk_dev=-
    [ -r "$disk_path/dev" ] && read -r disk_dev <"$disk_path/dev"
    printf 'disk %s %s\n' "$disk_name" "$disk_dev"
    for disk_part in "$disk_path/$disk_name"*/dev; do
      [ -r "$disk_part" ] && read -r disk_dev <"$disk_part" && printf 'part %s %s\n' "$disk_name" "$disk_dev"
    done
    for disk_part in "$disk_path"/slaves/*; do
      [ -e "$disk_part" ] && printf 'slave %s %s\n' "$disk_name" "${disk_part##*/}"
    done
    # host:channel:target:unit
    for disk_part in "$disk_path"/device/scsi_device/*; do
      disk_host=${disk_part##*/}
      disk_host=/sys/class/scsi_host/host${disk_host%%:*}/proc_name
      [ -r "$disk_host" ] && read -r disk_dev <"$disk_host" && printf 'host %s %s\n' "$disk_name" "$disk_dev"
    done
  done
}
inline disk.list disk_list 'ls -l /sys/block'
set --
for disk_path in /sys/block/*; do
  case ${disk_path##*/} in loop* | ram* | zram* | sr* | fd* | nbd* | '*') continue ;; esac
  [ $# -lt 100 ] || break
  set -- "$@" "$disk_path/queue/scheduler" "$disk_path/queue/rotational" "$disk_path/queue/nr_requests" \
    "$disk_path/queue/write_cache" "$disk_path/queue/read_ahead_kb" "$disk_path/size"
done
[ $# -eq 0 ] || files disk.queue "$@"
files_only disk.driver '^DRIVER=' /sys/block/*/device/uevent /sys/block/*/device/device/uevent
files_only disk.mounts '^[0-9]+ [0-9]+ [^ ]+ [^ ]+ (/|/var|/var/lib|/var/lib/(docker|containerd|kubelet|etcd|mysql|postgresql|rancher)|/data[^ ]*|/srv|/opt|/home) ' \
  /proc/self/mountinfo
