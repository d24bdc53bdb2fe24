import {cpuinfoText} from '../cpu-models.ts';
import {crictlFiles} from './crictl.ts';
import type {LaidFile} from './laid-file.ts';
import {isGuest, type LabPlan, type PlannedNode, SERVICE_POD_PORT} from './plan.ts';

/** Files of one node by absolute path, laid over those of the machine; the scenario’s own come last and win. */
export function nodeFiles(
  plan: LabPlan,
  node: PlannedNode,
  authorizedKey: string,
): Map<string, LaidFile> {
  const {spec} = node;
  const files = new Map<string, LaidFile>();
  const put = (path: string, text: string) => files.set(path, {text});

  put('/etc/hostname', `${node.id}\n`);
  put('/etc/hosts', hostsText(plan, node));
  put('/etc/machine-id', `${machineId(plan, node)}\n`);
  put('/etc/os-release', OS_RELEASE);
  put('/etc/passwd', PASSWD);
  put('/etc/group', 'root:x:0:\nnogroup:x:65534:\n');
  files.set('/etc/shadow', {text: 'root:*:19700:0:99999:7:::\n', private: true});
  put('/etc/ssh/sshd_config', SSHD_CONFIG);
  files.set('/root/.ssh/authorized_keys', {text: authorizedKey, private: true});
  put('/etc/sysctl.conf', SYSCTL_CONF);
  put('/etc/security/limits.conf', limitsText(spec.maxOpenFiles ?? 65_535));
  if (Object.keys(spec.sysctls).length > 0) {
    const rows = Object.entries(spec.sysctls).map(([key, value]) => `${key} = ${value}\n`);
    put('/etc/sysctl.d/60-fleet.conf', rows.join(''));
  }
  if (!isGuest(node)) addHostFiles(node, files);
  for (const [path, text] of Object.entries(spec.files)) put(path, text);
  return files;
}

/** What a guest has for real, or has not at all: its pods, its container runtime, what its kernel tells. */
function addHostFiles(node: PlannedNode, files: Map<string, LaidFile>): void {
  const {spec} = node;
  const put = (path: string, text: string) => files.set(path, {text});
  put('/etc/cni/net.d/10-flannel.conflist', CNI_CONFLIST);
  put(
    '/run/flannel/subnet.env',
    `FLANNEL_NETWORK=10.244.0.0/16\nFLANNEL_SUBNET=${node.podPrefix}.1/24\nFLANNEL_MTU=${spec.podMtuBytes}\nFLANNEL_IPMASQ=true\n`,
  );
  for (const [path, file] of crictlFiles(node)) files.set(path, file);

  put('/proc/cpuinfo', cpuinfoText(spec.cpu, spec.hiddenCpuFlags));
  put('/proc/modules', modulesText(spec.kernelModules));
  for (const module of spec.kernelModules) {
    put(`/sys/module/${module}/initstate`, 'live\n');
    put(`/sys/module/${module}/refcnt`, `${MODULE_USERS[module] ?? 0}\n`);
    const nested = MODULE_NESTED[module];
    if (nested !== undefined) put(`/sys/module/${module}/parameters/nested`, `${nested}\n`);
  }
  const clock = '/sys/devices/system/clocksource/clocksource0';
  put(`${clock}/available_clocksource`, 'kvm-clock tsc acpi_pm \n');
  put(`${clock}/current_clocksource`, 'kvm-clock\n');
  for (const [name, text] of Object.entries(DMI)) put(`/sys/class/dmi/id/${name}`, `${text}\n`);
}

function limitsText(openFiles: number): string {
  const rows = ['*', 'root'].flatMap((who) =>
    ['soft', 'hard'].map(
      (kind) => `${who.padEnd(16)}${kind.padEnd(8)}nofile          ${openFiles}\n`,
    ),
  );
  return `# /etc/security/limits.conf\n#<domain>      <type>  <item>         <value>\n${rows.join('')}# End of file\n`;
}

/** Lines `NAMESPACE PROGRAM-ARGUMENTS` of the pods that serve; an idle pod has the word `idle`. */
export function podLines(plan: LabPlan, node: PlannedNode): string {
  const large = plan.service?.largeBytes ?? 0;
  const lines = node.pods.map(({namespace, role}) => {
    if (role.kind === 'idle') return `${namespace} idle`;
    if (role.kind === 'backend') return `${namespace} backend ${SERVICE_POD_PORT} ${large}`;
    return `${namespace} proxy ${SERVICE_POD_PORT} ${role.backend} ${SERVICE_POD_PORT}`;
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** Lines `path-below-/proc/sys value`. */
export function sysctlLines(sysctls: Readonly<Record<string, string>>): string {
  return Object.entries(sysctls)
    .map(([key, value]) => `${key.replaceAll('.', '/')} ${value}\n`)
    .join('');
}

function hostsText(plan: LabPlan, node: PlannedNode): string {
  const peers = plan.regions.flatMap((region) => region.nodes);
  const rows = peers.map(({id, address}) => `${address} ${id}\n`);
  return `127.0.0.1 localhost\n127.0.1.1 ${node.id}\n${rows.join('')}`;
}

/** 32 hexadecimal digits, the same each time the node is built. */
function machineId(plan: LabPlan, node: PlannedNode): string {
  const digits = Buffer.from(`${plan.index}/${node.address}`).toString('hex');
  return digits.padEnd(32, '0').slice(0, 32);
}

/** proc_modules: name, size, count and names of users, state, address. */
function modulesText(modules: readonly string[]): string {
  const rows = modules.map((module) => {
    const users = modules.filter((other) => MODULE_NEEDS[other] === module);
    const names = users.length === 0 ? '-' : `${users.join(',')},`;
    return `${module} ${MODULE_BYTES[module]} ${users.length} ${names} Live 0x0000000000000000\n`;
  });
  return rows.join('');
}

const MODULE_BYTES: Record<string, number> = {
  kvm: 753664,
  kvm_intel: 233472,
  kvm_amd: 184320,
  irqbypass: 16384,
};
const MODULE_NEEDS: Record<string, string> = {kvm_intel: 'kvm', kvm_amd: 'kvm', kvm: 'irqbypass'};
const MODULE_USERS: Record<string, number> = {kvm: 1, irqbypass: 1};
const MODULE_NESTED: Record<string, string> = {kvm_intel: 'Y', kvm_amd: '1'};

const DMI = {
  sys_vendor: 'Smdbmds',
  product_name: 'KVM',
  product_version: 'pc-i440fx-2.10',
  bios_vendor: 'SeaBIOS',
  bios_version: 'seabios-1.9.1-qemu-project.org',
  board_vendor: 'Smdbmds',
  chassis_vendor: 'Smdbmds',
  chassis_asset_tag: 'Smbios',
};

const OS_RELEASE = `PRETTY_NAME="Ubuntu 22.04.4 LTS"
NAME="Ubuntu"
VERSION_ID="22.04"
VERSION="22.04.4 LTS (Jammy Jellyfish)"
VERSION_CODENAME=jammy
ID=ubuntu
ID_LIKE=debian
HOME_URL="https://www.ubuntu.com/"
SUPPORT_URL="https://help.ubuntu.com/"
BUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"
UBUNTU_CODENAME=jammy
`;

const PASSWD = `root:x:0:0:root:/root:/bin/sh
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
sshd:x:106:65534::/run/sshd:/usr/sbin/nologin
`;

const SSHD_CONFIG = `Port 22
HostKey /etc/ssh/lab_host_ed25519_key
AuthorizedKeysFile /root/.ssh/authorized_keys
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
UsePAM no
UseDNS no
PidFile none
PrintMotd no
X11Forwarding no
MaxStartups 200:30:400
MaxSessions 200
`;

const SYSCTL_CONF = `#
# /etc/sysctl.conf - Configuration file for setting system variables
# See /etc/sysctl.d/ for additional system variables.
# See sysctl.conf (5) for information.
#
net.ipv4.ip_forward=1
`;

const CNI_CONFLIST = `{
  "name": "cbr0",
  "cniVersion": "0.3.1",
  "plugins": [
    {"type": "flannel", "delegate": {"hairpinMode": true, "isDefaultGateway": true}},
    {"type": "portmap", "capabilities": {"portMappings": true}}
  ]
}
`;
