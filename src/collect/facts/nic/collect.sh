# The card of the default route; without one, the first that is named like a card.
nic_choose() {
  nic_name=
  nic_metric=
  while read -r nic_each nic_to _ _ _ _ nic_each_metric nic_mask _; do
    [ "$nic_to$nic_mask" = 0000000000000000 ] || continue
    [ -z "$nic_name" ] || [ "$nic_each_metric" -lt "$nic_metric" ] || continue
    nic_name=$nic_each
    nic_metric=$nic_each_metric
  done </proc/net/route
  [ -z "$nic_name" ] || return 0
  for nic_each in /sys/class/net/bond* /sys/class/net/eth* /sys/class/net/en*; do
    [ -e "$nic_each/mtu" ] && nic_name=${nic_each##*/} && return 0
  done
  return 1
}
# Bonds, VLANs and Accelerated Networking have the device that counts below them.
nic_look() {
  nic_driver=
  nic_card=$nic_name
  printf 'interface %s\n' "$nic_name"
  for nic_each in "/sys/class/net/$nic_name"/lower_*; do
    [ -e "$nic_each/mtu" ] || continue
    printf 'lower %s\n' "${nic_each##*/lower_}"
    [ -e "/sys/class/net/$nic_card/device" ] || nic_card=${nic_each##*/lower_}
  done
  if [ -e "/sys/class/net/$nic_card/device" ]; then
    printf 'card %s\n' "$nic_card"
    nic_driver=DRIVER
    [ -r "/sys/class/net/$nic_card/device/uevent" ] && read -r nic_driver <"/sys/class/net/$nic_card/device/uevent"
  fi
  for nic_kind in rx tx; do
    nic_count=0
    for nic_each in "/sys/class/net/$nic_card/queues/$nic_kind"-*; do
      [ -e "$nic_each" ] && nic_count=$((nic_count + 1))
    done
    printf '%s %s\n' "$nic_kind" "$nic_count"
  done
}
if [ -r /proc/net/route ] && nic_choose; then
  inline nic nic_look 'ls -d /sys/class/net/*/queues/*'
  files nic.files "/sys/class/net/$nic_card/device/uevent" "/sys/class/net/$nic_card/speed" \
    "/sys/class/net/$nic_card/queues/rx-0/rps_cpus" "/sys/class/net/$nic_name/tx_queue_len"
  # Which CPUs answer the interrupts of its queues. The first interrupt of a virtio device is for its settings.
  set --
  for nic_each in "/sys/class/net/$nic_card/device/msi_irqs"/* "/sys/class/net/$nic_card/device/../msi_irqs"/*; do
    [ -e "$nic_each" ] && [ $# -lt 128 ] && set -- "$@" "/proc/irq/${nic_each##*/}/effective_affinity_list"
  done
  case $nic_driver in DRIVER=virtio_net) [ $# -lt 2 ] || shift ;; esac
  [ $# -eq 0 ] || files nic.irqs "$@"
  if have ethtool; then
    quick nic.offloads ethtool -k "$nic_name"
    # virtio has rings of a fixed size unless the host says otherwise, and software devices have none.
    case $nic_driver in
      '' | DRIVER=virtio_net) ;;
      *) quick nic.rings ethtool -g "$nic_card" ;;
    esac
  fi
fi
