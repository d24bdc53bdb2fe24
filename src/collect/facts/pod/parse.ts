import {factPath} from '../../../model/fact.ts';
import {messages} from '../../../model/message.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {readPods} from './read-pods.ts';
import type {Pod, Pods} from './schema.ts';
import {strings} from './strings.ts';

const say = messages('pod', strings);

/** MTU, TCP settings and counters inside a sample of the pods of the node. */
export function parse(sections: Sections, facts: FactWriter): void {
  const found = readPods(sections.get('pod')?.text ?? '');
  for (const pod of found.pods) writePod(pod, facts);
  if (found.count !== undefined) facts.value('pod.count', found.count, 'pod');
  const mtus = found.pods.flatMap(({effectiveMtuBytes: mtu}) => (mtu === undefined ? [] : [mtu]));
  if (mtus.length > 0) facts.value('pod.effectiveMtuBytes', Math.min(...mtus), 'pod');
  else writeNone(found, facts);
}

function writeNone({pods, count, denied, hasNsenter}: Pods, facts: FactWriter): void {
  const path = 'pod.effectiveMtuBytes';
  if (count === undefined) facts.missing(path, 'unparsed', 'pod');
  else if (count === 0 && denied) facts.missing(path, 'denied', 'pod', say('namespaces-hidden'));
  else if (count === 0) facts.missing(path, 'absent', 'pod', say('no-pods'));
  else if (!hasNsenter) facts.missing(path, 'denied', 'pod', say('no-nsenter'));
  else if (pods.some(({mtuBytes}) => mtuBytes !== undefined)) {
    facts.missing(path, 'unparsed', 'pod', say('metrics-not-shown'));
  } else facts.missing(path, 'denied', 'pod', say('cannot-enter'));
}

function writePod(pod: Pod, facts: FactWriter): void {
  const name = `ns-${pod.inode}`;
  const {address, interface: device, pid, mtuBytes, routeMtuBytes, effectiveMtuBytes} = pod;
  const leaves = {address, interface: device, pid, mtuBytes, routeMtuBytes, effectiveMtuBytes};
  for (const [leaf, value] of Object.entries(leaves)) {
    if (value !== undefined) facts.value(factPath('pod', name, leaf), value, 'pod');
  }
  for (const [key, value] of pod.sysctls) {
    facts.value(factPath('pod', name, 'sysctl', ...key.split('.')), value, 'pod');
  }
  for (const [key, value] of pod.counters) {
    facts.value(factPath('pod', name, 'counter', ...key.split('.')), value, 'pod');
  }
}
