import type {LaidFile} from '../plan/laid-file.ts';
import {sysctlLines} from '../plan/node-files.ts';
import type {PlannedGuest} from '../plan/plan.ts';
import {type CpioEntry, cpioArchive} from './cpio.ts';

/** Archive of what one guest alone has; `hostKey` is in dropbear’s own form. */
export function guestArchive(
  node: PlannedGuest,
  files: ReadonlyMap<string, LaidFile>,
  hostKey: Uint8Array,
): Buffer {
  const {address, address6, spec} = node;
  const settings = {
    ADDRESS: address,
    GATEWAY: `${address.slice(0, address.lastIndexOf('.'))}.1`,
    IPV6_ADDRESS: address6 ?? '',
    IPV6_GATEWAY: address6 === null ? '' : `${address6.slice(0, address6.indexOf('::'))}::1`,
    MTU: spec.nicMtuBytes,
    CPUID_DRIVER: spec.guest.cpuidDriver ? 'yes' : 'no',
    SSH: spec.ssh ? 'yes' : 'no',
  };
  const rows = Object.entries(settings).map(([key, value]) => `${key}=${value}\n`);
  const entries: CpioEntry[] = [
    {path: 'lab/settings', kind: 'file', content: rows.join('')},
    {path: 'lab/sysctls', kind: 'file', content: sysctlLines(spec.sysctls)},
    {path: 'etc/shells', kind: 'file', content: '/bin/sh\n'},
    {path: 'etc/dropbear/dropbear_ed25519_host_key', kind: 'file', content: hostKey, mode: 0o600},
    // Dropbear takes no key from a folder that others might write to.
    {path: 'root', kind: 'folder', mode: 0o700},
    {path: 'root/.ssh', kind: 'folder', mode: 0o700},
  ];
  for (const [path, file] of files) {
    const mode = file.executable ? 0o755 : file.private ? 0o600 : 0o644;
    entries.push({path: path.slice(1), kind: 'file', content: file.text, mode});
  }
  return cpioArchive(entries);
}
