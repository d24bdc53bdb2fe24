# Where the MTU of an interface comes from. Only lines that name an interface or an MTU leave the node: the same files
# hold Wi-Fi passwords and keys.
files_only provenance.netplan \
  '^# .*(cloud-init|datasource)|^ *[A-Za-z0-9_.-]+: *$|^ *(mtu|use-mtu|set-name|name): *[^ ]+ *$' \
  /etc/netplan/*.yaml /run/netplan/*.yaml /usr/lib/netplan/*.yaml
files_only provenance.networkd \
  '^# .*(cloud-init|netplan)|^\[[A-Za-z0-9]+\]|^(Name|OriginalName|MTUBytes|UseMTU|NETWORK_FILE|MTU)=' \
  /etc/systemd/network/*.network /etc/systemd/network/*.network.d/*.conf /etc/systemd/network/*.link \
  /run/systemd/network/*.network /run/systemd/network/*.network.d/*.conf /run/systemd/network/*.link \
  /run/systemd/netif/links/* /run/systemd/netif/leases/*
files_only provenance.networkmanager '^# .*cloud-init|^\[[a-z0-9-]+\]|^(interface-name|mtu|managed|connection-uuid)=' \
  /etc/NetworkManager/system-connections/*.nmconnection /run/NetworkManager/system-connections/*.nmconnection \
  /run/NetworkManager/devices/[0-9]*
files_only provenance.ifcfg '^# .*(cloud-init|datasource)|^(DEVICE|MTU)=' \
  /etc/sysconfig/network-scripts/ifcfg-* /etc/sysconfig/network/ifcfg-*
files_only provenance.interfaces '^# .*(cloud-init|datasource)|^ *iface [^ ]+ inet|^ *mtu [0-9]+ *$' \
  /etc/network/interfaces /etc/network/interfaces.d/*
files_only provenance.dhcp '^ *interface "|^ *option interface-mtu [0-9]+;$' \
  /var/lib/dhcp/*.leases /var/lib/dhclient/*.leases /var/lib/dhclient/*.lease /var/lib/NetworkManager/*.lease
files provenance.index /sys/class/net/e*/ifindex /sys/class/net/bond*/ifindex
