import type {NodeFacts} from '../../model/fact.ts';
import type {PlanArtifact} from '../../model/plan.ts';
import {say} from './strings.ts';

/** What a person writes down instead, once for each way to set up a network; one of them is the right one. */
export function byHand(facts: NodeFacts, device: string, mtuBytes: number): PlanArtifact {
  const {node} = facts;
  const name = `keep-mtu-${node}-${device}.txt`.replace(/[^A-Za-z0-9._-]/g, '_');
  const shown = device.replace(/[^\x20-\x7e]/g, '?');
  return {
    name,
    content: `${waysFor(shown, mtuBytes).join('\n\n')}\n`,
    instructions: say('by-hand', {node, device, mtuBytes}),
  };
}

function waysFor(device: string, mtuBytes: number): string[] {
  return [
    `# netplan: /etc/netplan/90-local.yaml (mode 0600), under the id that ${device} has there; then "netplan generate"
network:
  version: 2
  ethernets:
    ${device}:
      mtu: ${mtuBytes}
      dhcp4-overrides: {use-mtu: false}
      dhcp6-overrides: {use-mtu: false}`,
    `# systemd-networkd: "networkctl status ${device}" names the unit (Network File); UNIT.d/90-local.conf in /etc/systemd/network
[Link]
MTUBytes=${mtuBytes}`,
    `# NetworkManager: "nmcli -g GENERAL.CON-UUID device show ${device}" prints the UUID
nmcli connection modify uuid UUID 802-3-ethernet.mtu ${mtuBytes}`,
    `# ifupdown, static: in the stanza of ${device} in /etc/network/interfaces
    mtu ${mtuBytes}`,
    `# ifupdown, DHCP: /etc/dhcp/dhclient.conf
interface "${device}" { supersede interface-mtu ${mtuBytes}; }`,
    `# ifcfg: /etc/sysconfig/network-scripts/ifcfg-${device} (SUSE: /etc/sysconfig/network/ifcfg-${device})
MTU=${mtuBytes}`,
  ];
}
