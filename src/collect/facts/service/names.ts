/** Programs whose presence is told, in groups, as collect.sh looks for them. Every other name found is a server. */
const EBPF =
  'cilium-agent cilium-operator tetragon falco tracee tracee-ebpf retina-agent pem beyla parca-agent pyroscope coroot-node-age deepflow-agent kindling-agent gadgettracerman system-probe sysdig-agent dragent kepler bpftrace ebpf_exporter';
const GUARDS =
  'falcon-sensor falcon-sensor-b wdavdaemon clamd auditd AliYunDun AliYunDunMonito YDService YDLive barad_agent hostguard sentinelone-age cbagentd ds_agent osqueryd wazuh-agentd auditbeat filebeat';
const KEEPERS = 'irqbalance tuned chronyd ntpd systemd-timesyn ptp4l';

export const GROUPS = {
  ebpfAgents: new Set(EBPF.split(' ')),
  guards: new Set(GUARDS.split(' ')),
  keepers: new Set(KEEPERS.split(' ')),
} as const;
