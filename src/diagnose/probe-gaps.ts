import {byText} from '../compare/order.ts';
import {leafNamesIn, leafOf} from '../model/leaf-table.ts';
import type {Message} from '../model/message.ts';
import type {Layer, PathResult} from '../model/path.ts';
import type {EvidenceView} from './define-rule.ts';
import {say} from './engine-strings.ts';

export type ProbeGap = {kind: string; title: Message; why: Message};

/**
 * Probes without a single answer, where one could be had. A probe that answered on some pairs is left to the
 * rules; pods matter only where an overlay was seen, services only where some were asked.
 */
export function unknownProbes(view: EvidenceView): ProbeGap[] {
  if (view.nodes.filter((node) => view.facts.has(node.id)).length < 2) return [];
  const gaps: ProbeGap[] = [];
  for (const [probe, layer] of [
    ['path-mtu', 'host'],
    ['throughput', 'host'],
  ] as const) {
    const results = resultsOf(view, probe, layer);
    if (isAnswered(results)) continue;
    const title = say(`probe-${probe}-${layer}`);
    gaps.push({kind: `${probe}-unknown`, title, why: whyOf(results, 'probe-not-measured')});
  }
  const pods = resultsOf(view, 'path-mtu', 'pod');
  if (!isAnswered(pods) && hasOverlay(view)) {
    const otherwise = hasPods(view) ? 'probe-not-measured' : 'probe-no-pods';
    const title = say('probe-path-mtu-pod');
    gaps.push({kind: 'pod-path-mtu-unknown', title, why: whyOf(pods, otherwise)});
  }
  const services = resultsOf(view, 'service', 'service');
  if (services.length > 0 && !isAnswered(services)) {
    const why = whyOf(services, 'probe-no-answer');
    gaps.push({kind: 'service-unknown', title: say('probe-service'), why});
  }
  return gaps;
}

function resultsOf(view: EvidenceView, probe: PathResult['probe'], layer: Layer): PathResult[] {
  return view.paths.filter((result) => result.probe === probe && result.layer === layer);
}

function isAnswered(results: readonly PathResult[]): boolean {
  return results.some((result) => result.state !== 'unknown');
}

/** The commonest reason the probes gave. */
function whyOf(
  results: readonly PathResult[],
  otherwise: 'probe-not-measured' | 'probe-no-pods' | 'probe-no-answer',
): Message {
  if (results.length === 0) return say(otherwise);
  const counts = new Map<string, {reason: Message; count: number}>();
  for (const {reason} of results) {
    if (reason === undefined) continue;
    const key = JSON.stringify(reason);
    counts.set(key, {reason, count: (counts.get(key)?.count ?? 0) + 1});
  }
  const [first] = [...counts.entries()].sort(([a, x], [b, y]) => y.count - x.count || byText(a, b));
  return first?.[1].reason ?? say('probe-no-answer');
}

function hasOverlay({facts}: EvidenceView): boolean {
  return [...facts.values()].some((one) => {
    const leaf = leafOf(one, 'net.overlay.kind');
    return leaf !== undefined && 'value' in leaf;
  });
}

function hasPods({facts}: EvidenceView): boolean {
  return [...facts.values()].some((one) => leafNamesIn(one, 'pod').length > 0);
}
