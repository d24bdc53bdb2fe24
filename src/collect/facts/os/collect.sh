# Boot parameters that name a disk, this one machine or a secret lose their value before they leave the node.
# What follows " -- " is for init, not for the kernel, and may be anything.
os_command_line() {
  os_line=
  read -r os_line </proc/cmdline || [ -n "$os_line" ] || return 1
  set -f
  os_kept=
  os_quoted=
  for os_word in $os_line; do
    if [ -n "$os_quoted" ]; then
      case $os_word in *\") os_quoted= ;; esac
      continue
    fi
    case $os_word in
      --) break ;;
      BOOT_IMAGE=* | BOOTIF=* | root=* | initrd=* | resume=* | resume_offset=* | ip=* | ifname=* | hostname=*) continue ;;
      systemd.hostname=* | systemd.machine_id=* | rd.luks*=* | rd.lvm*=* | rd.md*=* | rd.iscsi*=* | cryptdevice=*) continue ;;
    esac
    case $os_word in
      *[Pp][Aa][Ss][Ss]*=* | *[Pp][Ww][Dd]*=* | *[Tt][Oo][Kk][Ee][Nn]*=* | *[Ss][Ee][Cc][Rr][Ee][Tt]*=* | \
        *[Kk][Ee][Yy]*=* | *[Aa][Uu][Tt][Hh]*=* | *[Cc][Rr][Ee][Dd]*=* | *[Ss][Ee][Rr][Ii][Aa][Ll][Nn]*=* | *=*://*@* | \
        *=*[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-*)
        case $os_word in
          *=\"*\" | *\"*=*\") ;;
          *\"*) os_quoted=yes ;;
        esac
        os_word="${os_word%%=*}=(hidden)"
        ;;
    esac
    os_kept="$os_kept $os_word"
  done
  set +f
  printf '%s\n' "${os_kept# }"
}

quick os.uname uname -r -v -m
files os.files /etc/os-release /usr/lib/os-release /etc/machine-id /proc/sys/kernel/hostname /proc/uptime /proc/loadavg
inline os.commandline os_command_line 'cat /proc/cmdline'
