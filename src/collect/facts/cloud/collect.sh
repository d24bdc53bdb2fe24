# Nothing is asked over the network. Of what cloud-init wrote down only these five values leave the node.
cloud_init() {
  grep -aohE '"(cloud_name|region|availability[_-]zone|instance[_-]type)": *"[A-Za-z0-9 ._-]*"' \
    /run/cloud-init/instance-data.json
}
files cloud.dmi /sys/class/dmi/id/sys_vendor /sys/class/dmi/id/product_name /sys/class/dmi/id/bios_vendor \
  /run/cloud-init/cloud-id
# When the folder of the instance was made, else the machine’s id, which images leave empty for the first boot. Seconds
# since 1970; 0 where the file system does not keep it. Not all programs of this name know %W.
if have stat; then quick cloud.birth stat -L -c '%W %n' /var/lib/cloud/instance /etc/machine-id; fi
if [ -r /run/cloud-init/instance-data.json ]; then
  call cloud.init cloud_init 'grep -E "cloud_name|region|availability_zone|instance_type" /run/cloud-init/instance-data.json'
fi
