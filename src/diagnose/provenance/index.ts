import {factPath, factSegments, type NodeFacts, readFact} from '../../model/fact.ts';
import {explainDefault, explainLink, explainOverlay, explainPods} from './explain-mtu.ts';
import {explainSysctl} from './explain-sysctl.ts';
import {say, textOf, told, type ValueExplanation} from './explanation.ts';

export type {ValueExplanation} from './explanation.ts';
export {strings as explainValueStrings} from './strings.ts';

/**
 * Where a value of a node comes from, as a small tree: the value at the root, below it who set it, below that on
 * whose behalf. For MTUs and kernel settings; of other facts only the value and its source are told.
 * Never throws: what is not known is said to be so.
 */
export function explainValue(facts: NodeFacts, path: string): ValueExplanation {
  const seen = readFact(facts, path);
  const message = seen.ok
    ? say('value', {fact: path, value: textOf(seen.value)})
    : say('value-unknown', {fact: path, reason: seen.message});
  const source = seen.ok || Object.hasOwn(facts.leaves, path) ? seen.source : undefined;
  const because = reasonsFor(facts, path, seen.ok ? seen.value : undefined);
  return told(message, source, because ?? [told(say('not-explained'), undefined)]);
}

function reasonsFor(
  facts: NodeFacts,
  path: string,
  value: Parameters<typeof textOf>[0] | undefined,
): ValueExplanation[] | undefined {
  const segments = factSegments(path);
  const mtu = typeof value === 'number' ? value : undefined;
  const [room, part, name] = segments;
  if ((room === 'sysctl' || room === 'sysctlFile') && segments.length > 1) {
    // Of a file’s entry the value in force is what counts.
    const inForce = room === 'sysctl' ? value : readValue(facts, segments);
    return explainSysctl(facts, segments.slice(1), inForce);
  }
  if (segments.at(-1)?.match(/mtubytes$/i) === null) return undefined;
  if (path === 'net.default.mtuBytes') return explainDefault(facts, mtu);
  if (path === 'net.overlay.mtuBytes') return explainOverlay(facts, mtu);
  if (room === 'net' && part === 'link' && name !== undefined) return explainLink(facts, name, mtu);
  if (room === 'pod') return explainPods(facts);
  return undefined;
}

function readValue(facts: NodeFacts, segments: readonly string[]) {
  const seen = readFact(facts, factPath('sysctl', ...segments.slice(1)));
  return seen.ok ? seen.value : undefined;
}
