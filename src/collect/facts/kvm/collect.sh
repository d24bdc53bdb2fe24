# /sys/module instead of lsmod, which does not see modules that are built in; those have no initstate.
# /dev/kvm is opened only where the kernel has the device: opening a node that stands there without one
# would make the kernel load the module.
kvm_state() {
  for kvm_name in kvm kvm_intel kvm_amd kvm_pvm; do
    [ -d "/sys/module/$kvm_name" ] || continue
    kvm_kind=builtin
    [ ! -e "/sys/module/$kvm_name/initstate" ] || kvm_kind=loaded
    kvm_users=-
    kvm_nested=-
    # A module that is being removed may vanish between the test and the reading.
    [ -r "/sys/module/$kvm_name/refcnt" ] && read -r kvm_users <"/sys/module/$kvm_name/refcnt"
    [ -r "/sys/module/$kvm_name/parameters/nested" ] &&
      read -r kvm_nested <"/sys/module/$kvm_name/parameters/nested"
    printf 'module %s %s users %s nested %s\n' "$kvm_name" "$kvm_kind" "$kvm_users" "$kvm_nested"
  done
  if [ ! -e /dev/kvm ]; then
    echo 'device absent'
  elif [ ! -r /dev/kvm ] || [ ! -w /dev/kvm ]; then
    echo 'device denied'
  elif [ -e /sys/class/misc/kvm ] && (exec 3<>/dev/kvm) 2>/dev/null; then
    echo 'device opens'
  else
    echo 'device present'
  fi
}

inline kvm.state kvm_state 'ls -d /sys/module/kvm*; exec 3<>/dev/kvm'
