import {type Observed, seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {observe} from '../../inputs/fact.ts';
import {NUMBER, TEXT} from '../../inputs/kinds.ts';
import {nodeOf} from '../../inputs/subject.ts';
import {tunnelOf} from '../../mtu/node-inputs.ts';

export type Device = {name: string; mtuBytes: number};

/** The device of the pods’ tunnel; null where the node has none. */
export function tunnelDevice(): Input<Device | null> {
  return device('net.overlay.mtuBytes', 'net.overlay.interface');
}

/** The device that carries the tunnel’s packets; null where the node has no tunnel. */
export function lowerDevice(): Input<Device | null> {
  return device('net.overlay.lowerMtuBytes', 'net.overlay.lowerInterface');
}

function device(mtuPath: string, namePath: string): Input<Device | null> {
  return {
    name: mtuPath,
    reads: ['net.overlay'],
    read(view, subject) {
      const {id} = nodeOf(subject);
      const found = tunnelOf(view, id);
      if (found.ok && found.value === null) return seen(null, found.source);
      return named(view, id, mtuPath, namePath);
    },
  };
}

function named(
  view: EvidenceView,
  node: string,
  mtuPath: string,
  namePath: string,
): Observed<Device> {
  const mtu = observe(view.facts, node, mtuPath, NUMBER);
  if (!mtu.ok) return mtu;
  const name = observe(view.facts, node, namePath, TEXT);
  return seen({name: name.ok ? name.value : '?', mtuBytes: mtu.value}, mtu.source);
}
