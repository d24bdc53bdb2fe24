import type {SectionSource} from '../source.ts';
import {cniFiles} from './cni.ts';
import {cpuInfo, cpuTime} from './cpu.ts';
import {kvmState} from './kvm.ts';
import {links, routes} from './network.ts';
import {osCommandLine, osUname} from './os.ts';
import {sysctls} from './sysctl.ts';
import {virtAssetTag, virtDetected, virtKernel, virtLscpu} from './virtualization.ts';

/**
 * Sections that a live node makes with a program or a function, and where saved files say the same. `files` sections
 * need no line here; a section without a line (pods, containers) is one that no tree can give.
 */
export function sourcesOf(fragments: ReadonlyMap<string, string>): SectionSource[] {
  return [
    osUname,
    osCommandLine,
    cpuInfo,
    cpuTime,
    virtDetected,
    virtLscpu,
    virtKernel,
    virtAssetTag,
    kvmState,
    links,
    routes,
    sysctls(fragments.get('sysctl') ?? ''),
    cniFiles(fragments.get('cni') ?? ''),
  ];
}
