# The kernel says it once, at boot or when the module is loaded. Only a machine without a hypervisor and without
# /dev/kvm is asked: the log is long. The word is what systemd-detect-virt answered in the family virtualization.
kvmrefusal_log() {
  dmesg 2>&1 | grep -aoE -m 4 '^dmesg: .*|disabled by bios|\(by BIOS\)|\(outside TXT\) disabled by BIOS'
}
if [ "${virtualization_word:-none}" = none ] && [ ! -e /dev/kvm ] && have dmesg; then
  inline kvmrefusal kvmrefusal_log "dmesg | grep -i 'by bios'"
fi
