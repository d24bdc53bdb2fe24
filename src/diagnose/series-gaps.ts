import type {Finding} from '../model/finding.ts';
import {messages} from '../model/message.ts';
import type {PrometheusSummary} from '../model/series.ts';
import type {EvidenceView} from './define-rule.ts';
import {seriesGapStrings} from './series-gap-strings.ts';
import {unknownFinding} from './unknown-finding.ts';
import {whereNodes} from './where.ts';

const say = messages('series-gap', seriesGapStrings);
const EXAMPLES = 4;

/** What Prometheus could not tell, each named once: it, its queries, nodes it does not know, targets we do not. */
export function seriesGaps({prometheus = [], nodes: fleet}: EvidenceView): Finding[] {
  const all = fleet.map(({id}) => id);
  return prometheus.flatMap((one, index): Finding[] => {
    const {url, failure, silentNodes, strangers, alreadyRead} = one;
    const found: Finding[] = [];
    const tell = (
      kind: keyof typeof seriesGapStrings & string,
      params: Parameters<typeof say>[1],
      nodes: readonly string[] = all,
      why: keyof typeof seriesGapStrings & string = 'unread-why',
      what = '',
    ) => {
      const place = index === 0 ? '' : `-${index + 1}`;
      const name = `prometheus-${kind}${what === '' ? '' : `-${what}`}${place}`;
      found.push(unknownFinding({kind: name, nodes, title: say(kind, params), why: say(why)}));
    };
    if (failure !== undefined) tell('not-asked', {why: failure}, all, 'not-asked-why');
    unreadOf(one, (kind, what, params) => tell(kind, params, all, 'unread-why', what));
    if (failure === undefined && silentNodes.length > 0) {
      const where = whereNodes(silentNodes, fleet);
      tell('silent', {where, url, count: silentNodes.length}, silentNodes, 'silent-why');
    }
    if (strangers.length > 0) {
      tell(
        'strangers',
        {url, count: strangers.length, examples: examplesOf(strangers)},
        all,
        'strangers-why',
      );
    }
    if (alreadyRead.length > 0) {
      tell(
        'twice',
        {url, count: alreadyRead.length, examples: examplesOf(alreadyRead)},
        alreadyRead,
        'twice-why',
      );
    }
    return found;
  });
}

function unreadOf(
  {url, queries}: PrometheusSummary,
  tell: (
    kind: 'unread' | 'left-out' | 'warned',
    what: string,
    params: Parameters<typeof say>[1],
  ) => void,
): void {
  for (const {id, failure, leftOut, warnings} of queries) {
    if (failure !== undefined) tell('unread', id, {what: id, why: failure});
    if (leftOut > 0) tell('left-out', id, {what: id, url, count: leftOut});
    const [first] = warnings;
    if (first !== undefined) tell('warned', id, {what: id, url, warning: first});
  }
}

function examplesOf(words: readonly string[]): string[] {
  return words.length <= EXAMPLES ? [...words] : [...words.slice(0, EXAMPLES), '…'];
}
