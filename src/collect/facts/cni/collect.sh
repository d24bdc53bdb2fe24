# Only names, plugin types, MTUs and the brackets around them leave the node: the files may hold tokens.
# Kubeconfig files are never opened. Without any of the folders there is nothing to start grep for.
if [ -e /etc/cni/net.d ] || [ -e /run/flannel ] || [ -e /var/lib/calico ] || [ -e /var/lib/rancher ]; then
  quick cni grep -aoHE \
    '^FLANNEL_(NETWORK|SUBNET|MTU)=[0-9./]+|^[0-9]+$|[][{}]|"(plugins|ipam|policy|delegate)"|"(name|type)"[[:space:]]*:[[:space:]]*"[^"]*"|"mtu"[[:space:]]*:[[:space:]]*"?[0-9]+' \
    /run/flannel/subnet.env /var/lib/calico/mtu /etc/cni/net.d/*.conf /etc/cni/net.d/*.conflist \
    /var/lib/rancher/k3s/agent/etc/cni/net.d/*.conflist
fi
