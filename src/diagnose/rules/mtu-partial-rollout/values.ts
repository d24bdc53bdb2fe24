import {z} from 'zod';
import {factSegments} from '../../../model/fact.ts';
import {leafNamesIn} from '../../../model/leaf-table.ts';
import {missing, type Observed, type Source, seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {nothingFrom, observe} from '../../inputs/fact.ts';
import {podFacts} from '../../inputs/index.ts';
import {NUMBER, TEXT} from '../../inputs/kinds.ts';
import {say} from '../../inputs/strings.ts';
import {nodeOf} from '../../inputs/subject.ts';
import {sizesPods} from '../../mtu/tunnel-devices.ts';
import {isInside} from './subnet.ts';

export type Declared = {file: string; mtuBytes: number; source: Source};
export type Values = {
  /** What pods are meant to have, by the file that says so. */
  declared: readonly Declared[];
  /** Null where the device does not size pods (Cilium, Open vSwitch) or there is none. */
  device: {name: string; mtuBytes: number; source: Source} | null;
  /** Effective MTU of each sampled pod of this network. */
  pods: readonly {mtuBytes: number; source: Source}[];
};

/** All that says or shows a pod MTU on a node. Missing: not one pod’s MTU is known, with the reason. */
export function podMtuValues(): Input<Values> {
  const effective = podFacts('effectiveMtuBytes', z.number());
  return {
    name: effective.name,
    reads: ['pod.*.effectiveMtuBytes', 'pod.*.address', 'cni.*', 'net.overlay'],
    read(view, subject) {
      const {id} = nodeOf(subject);
      const facts = view.facts.get(id);
      if (facts === undefined) return nothingFrom(id);
      const pods = effective.read(view, subject);
      if (!pods.ok) return pods;
      const subnets = ['subnet', 'network'].flatMap((leaf) => {
        const subnet = observe(view.facts, id, `cni.flannel.${leaf}`, TEXT);
        return subnet.ok ? [subnet.value] : [];
      });
      const own = pods.value.filter(({pod}) => isOfNetwork(view, id, pod, subnets));
      if (own.length === 0) return missing('absent', say('no-pods', {node: id}), pods.source);
      const values: Values = {
        declared: declaredOn(view, id, leafNamesIn(facts, 'cni')),
        device: deviceOn(view, id),
        pods: own.map(({value, source}) => ({mtuBytes: value, source})),
      };
      return seen(values, pods.source);
    },
  };
}

/** Containers of another network, as of Docker beside the cluster, have their own MTU by right. */
function isOfNetwork(
  view: EvidenceView,
  node: string,
  pod: string,
  subnets: readonly string[],
): boolean {
  const address = observe(view.facts, node, `pod.${pod}.address`, TEXT);
  if (!address.ok || subnets.length === 0) return true;
  return subnets.some((subnet) => isInside(address.value, subnet));
}

function declaredOn(view: EvidenceView, node: string, paths: readonly string[]): Declared[] {
  const found: Declared[] = [];
  const add = (path: string, file: string) => {
    const mtu: Observed<number> = observe(view.facts, node, path, NUMBER);
    if (mtu.ok && mtu.value > 0) found.push({file, mtuBytes: mtu.value, source: mtu.source});
  };
  add('cni.flannel.mtuBytes', '/run/flannel/subnet.env');
  add('cni.calico.mtuBytes', '/var/lib/calico/mtu');
  for (const path of paths) {
    const [family, kind, file, leaf] = factSegments(path);
    if (family !== 'cni' || kind !== 'conflist' || leaf !== 'mtuBytes') continue;
    add(path, file ?? '');
  }
  return found;
}

function deviceOn(view: EvidenceView, node: string): Values['device'] {
  const name = observe(view.facts, node, 'net.overlay.interface', TEXT);
  const mtu = observe(view.facts, node, 'net.overlay.mtuBytes', NUMBER);
  const outerDf = observe(view.facts, node, 'net.overlay.outerDf', TEXT);
  if (!name.ok || !mtu.ok || !sizesPods(name.value, outerDf.ok ? outerDf.value : null)) return null;
  return {name: name.value, mtuBytes: mtu.value, source: mtu.source};
}
