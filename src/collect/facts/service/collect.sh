# Known programs, by the kernel’s name for them, which holds 15 characters. Each name is looked for as a whole.
service_ebpf='cilium-agent cilium-operator tetragon falco tracee tracee-ebpf retina-agent pem beyla parca-agent
pyroscope coroot-node-age deepflow-agent kindling-agent gadgettracerman system-probe sysdig-agent dragent kepler
bpftrace ebpf_exporter'
service_guard='falcon-sensor falcon-sensor-b wdavdaemon clamd auditd AliYunDun AliYunDunMonito YDService YDLive
barad_agent hostguard sentinelone-age cbagentd ds_agent osqueryd wazuh-agentd auditbeat filebeat'
service_keeper='irqbalance tuned chronyd ntpd systemd-timesyn ptp4l'
service_server='kubelet containerd dockerd crio kube-proxy kube-apiserver etcd coredns flanneld calico-node nginx envoy
pilot-agent ztunnel haproxy traefik apache2 httpd mysqld mariadbd postgres redis-server mongod memcached java node
php-fpm gunicorn'
# Counts the open files only where the table of them has grown to four fifths of the limit: a folder of many is dear.
service_near() {
  service_soft=
  while IFS= read -r service_row; do
    printf '%s\n' "$service_row"
    # shellcheck disable=SC2086
    set -- $service_row
    case $service_row in
      */limits:*) service_soft=$4 ;;
      */status:*)
        case $service_soft in '' | *[!0-9]*) continue ;; esac
        if [ "$service_soft" -gt 65536 ] || [ $(($2 * 5)) -lt $((service_soft * 4)) ]; then continue; fi
        service_row=${service_row%%/status:*}
        set -- "$service_row"/fd/*
        [ -e "$1" ] || [ -L "$1" ] && printf '%s/fd:%s\n' "$service_row" $#
        ;;
    esac
  done
}
service_scan() {
  # shellcheck disable=SC2086
  set -- $service_ebpf $service_guard $service_keeper $service_server
  IFS=$NL
  service_rows=$(grep -aHxF "$*" /proc/[0-9]*/comm)
  echo looked
  [ -n "$service_rows" ] || return 0
  printf '%s\n' "$service_rows"
  set --
  for service_row in $service_rows; do
    [ $# -lt 48 ] || break
    case " $service_server " in
      *[!a-z0-9-]"${service_row#*:}"[!a-z0-9-]*)
        set -- "$@" "${service_row%%/comm:*}/limits" "${service_row%%/comm:*}/status"
        ;;
    esac
  done
  unset IFS
  [ $# -eq 0 ] || grep -aHE '^(Max open files|FDSize:)' "$@" | service_near
}
call service.scan service_scan \
  "grep -HxE 'NAMES' /proc/[0-9]*/comm; grep -HE 'FDSize|Max open files' /proc/PID/status /proc/PID/limits"
files service.files /proc/sys/fs/file-nr
files_only service.defaults '^DefaultLimitNOFILE' /etc/systemd/system.conf /etc/systemd/system.conf.d/*.conf
