import {join} from 'node:path';
import {type LabPlan, SERVICE_POD_PORT} from './plan/plan.ts';

/** Inventory of the lab, as a user would write it for a fleet of their own. */
export function fleetText(plan: LabPlan, runFolder: string): string {
  const text = [
    'schemaVersion: 1',
    'defaults:',
    '  user: root',
    `  sshConfig: ${join(runFolder, 'ssh_config')}`,
    `  identityFile: ${join(runFolder, 'id_ed25519')}`,
    'regions:',
  ];
  for (const region of plan.regions) {
    text.push(`  ${region.name}:`);
    const labels = Object.entries(region.labels);
    if (labels.length > 0) {
      text.push('    labels:');
      for (const [key, value] of labels) text.push(`      ${key}: ${JSON.stringify(value)}`);
    }
    if (plan.service !== null) {
      const url = `http://${region.prefix}.11:${plan.service.port}`;
      text.push('    service:', `      url: ${url}/small`, `      largeUrl: ${url}/large`);
      for (const {address, role} of region.nodes.flatMap(({pods}) => pods)) {
        const place = `http://${address}:${SERVICE_POD_PORT}`;
        if (role.kind === 'backend') text.push(`      podUrl: ${place}`);
        if (role.kind === 'proxy') text.push(`      proxyUrl: ${place}`);
      }
    }
    text.push('    nodes:');
    for (const node of region.nodes) {
      text.push(`      ${node.id}: {host: ${node.id}, address: ${node.address6 ?? node.address}}`);
    }
  }
  return `${text.join('\n')}\n`;
}

/** ssh_config(5) of the lab: nothing of the user’s own keys and known hosts is touched. */
export function sshConfigText(plan: LabPlan, runFolder: string): string {
  const hosts = plan.regions.flatMap((region) => region.nodes);
  const text = hosts.map((node) => `Host ${node.id}\n  HostName ${node.address}\n`);
  text.push(
    'Host *',
    '  User root',
    '  Port 22',
    `  IdentityFile ${join(runFolder, 'id_ed25519')}`,
    '  IdentitiesOnly yes',
    `  UserKnownHostsFile ${join(runFolder, 'known_hosts')}`,
    '  GlobalKnownHostsFile /dev/null',
    '  StrictHostKeyChecking yes',
    '  UpdateHostKeys no',
  );
  return `${text.join('\n')}\n`;
}

/** known_hosts(5) rows for a node: its alias is looked up by address. */
export function knownHostsRow(address: string, publicKey: string): string {
  return `${address} ${publicKey.trim().split(' ').slice(0, 2).join(' ')}\n`;
}
