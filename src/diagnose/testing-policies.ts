import type {FactPolicy, PolicyTable} from '../model/fact.ts';

/**
 * The policies of docs/facts.md in short, for sketched fleets in tests: families own the real ones, and this
 * room may not import them.
 */
export const docsPolicies: PolicyTable = [
  free('os.machineId', 'os'),
  free('os.hostname', 'os'),
  symptom('os.uptimeSeconds', 'os'),
  symptom('os.loadOne', 'os'),
  symptom('os.loadFive', 'os'),
  identical('os.*', 'os'),
  identical('kernel.*', 'kernel'),
  free('cpu.microcode', 'cpu'),
  free('cpu.nominalMhz', 'cpu'),
  symptom('cpu.stealTicks', 'cpu'),
  symptom('cpu.totalTicks', 'cpu'),
  symptom('cpu.idleTicks', 'cpu'),
  identical('cpu.**', 'cpu'),
  [
    'memory.totalBytes',
    {policy: 'identical', tag: 'memory', unit: 'bytes', tolerance: {relative: 0.02}},
  ],
  identical('memory.**', 'memory'),
  symptom('virt.hypInterrupts', 'virtualization'),
  identical('virt.**', 'virtualization'),
  symptom('kvm.module.*.users', 'virtualization'),
  identical('kvm.**', 'virtualization'),
  identical('clock.*', 'time'),
  symptom('pressure.**', 'cpu'),
  free('net.default.interface', 'network'),
  identical('net.default.*', 'network'),
  identical('net.link.*.mtuBytes', 'network'),
  identical('net.link.*.kind', 'network'),
  identical('net.link.*.driver', 'network'),
  identical('net.link.*.vxlan.id', 'network'),
  identical('net.link.*.vxlan.port', 'network'),
  identical('net.link.*.vxlan.outerDf', 'network'),
  free('net.link.**', 'network'),
  free('net.overlay.interface', 'network'),
  free('net.overlay.lowerInterface', 'network'),
  identical('net.overlay.*', 'network'),
  free('net.route.*.interface', 'network'),
  identical('net.route.**', 'network'),
  symptom('net.cachedPathMtu.**', 'network'),
  symptom('net.counter.**', 'network'),
  identical('sysctl.**', 'kernel'),
  identical('sysctlFile.**', 'kernel'),
  identical('limits.**', 'limits'),
  free('cni.flannel.subnet', 'network'),
  identical('cni.**', 'network'),
  identical('container.**', 'containers'),
  identical('pod.effectiveMtuBytes', 'network'),
  symptom('pod.*.counter.**', 'network'),
  free('pod.**', 'network'),
];

type Entry = readonly [string, FactPolicy];
type Tag = FactPolicy['tag'];

function identical(pattern: string, tag: Tag): Entry {
  return [pattern, {policy: 'identical', tag}];
}

function free(pattern: string, tag: Tag): Entry {
  return [pattern, {policy: 'free', tag}];
}

function symptom(pattern: string, tag: Tag): Entry {
  return [pattern, {policy: 'symptom', tag}];
}
