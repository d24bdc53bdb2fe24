import type {Evidence} from '../../../model/finding.ts';
import type {Claim} from '../../define-rule.ts';
import {type DriftClass, nodesOf, type Odd} from '../../drift/drift.ts';
import {driftClaim, valuesOf} from '../../drift/drift-evidence.ts';
import {missingWords, series, speedWords, wordsOf} from './command-line.ts';
import {say} from './say.ts';

const SAFE = {
  safe: [{id: 'same-kernel-everywhere', message: say('same-kernel-everywhere')}],
  danger: [],
};

export function releaseClaim(one: Odd, slow: ReadonlySet<string>): Claim {
  const {usual} = valuesOf(say, one);
  const [group] = one.odd;
  const all = [one.usual, ...one.odd].map(({value}) => series(value));
  return {
    ...driftClaim(say, classOf(one), slow),
    ...SAFE,
    verdict: 'contributor',
    // 5.15.0-91 against 5.15.0-94 is an update; 5.15 against 6.1 is another kernel.
    severity: new Set(all).size > 1 ? 'medium' : 'low',
    title:
      one.odd.length === 1 && group !== undefined
        ? say(one.tied ? 'title-release-tied' : 'title-release', valuesOf(say, one))
        : one.tied
          ? say('title-several')
          : say('title-many', {usual}),
    why: say('why-release', {kind: one.partition.kind === 'region-drift' ? 'region' : 'within'}),
  };
}

export function buildClaim(one: Odd, slow: ReadonlySet<string>): Claim {
  return {
    ...driftClaim(say, classOf(one), slow),
    ...SAFE,
    kind: 'kernel-build-differs',
    verdict: 'note',
    severity: 'info',
    confidence: 0.3,
    title: say('title-build'),
    why: say('why-build'),
  };
}

export function commandLineClaim(one: Odd, slow: ReadonlySet<string>): Claim {
  const common = driftClaim(say, classOf(one), slow);
  const lines: Evidence[] = [];
  const speed = new Set<string>();
  const usual = wordsOf(one.usual.value);
  for (const group of one.odd) {
    const own = wordsOf(group.value);
    const here = missingWords(own, usual);
    const elsewhere = missingWords(usual, own);
    for (const word of speedWords([...here, ...elsewhere])) speed.add(word);
    const nodes = [...group.nodes];
    const sources = [...one.partition.sources];
    if (here.length > 0) lines.push({message: say('only-here', {nodes, words: here}), sources});
    if (elsewhere.length > 0) {
      lines.push({message: say('only-elsewhere', {nodes, words: elsewhere}), sources});
    }
  }
  const words = [...speed].sort();
  const told: Evidence[] =
    words.length === 0 ? [] : [{message: say('changes-speed', {words}), sources: []}];
  return {
    ...common,
    ...SAFE,
    kind: 'kernel-command-line-differs',
    verdict: words.length > 0 ? 'contributor' : 'note',
    severity: words.length > 0 ? 'medium' : 'info',
    confidence: words.length > 0 ? common.confidence : 0.3,
    evidenceFor: [...told, ...(lines.length > 0 ? lines : common.evidenceFor)],
    title: say(one.tied ? 'title-command-line-tied' : 'title-command-line'),
    why: say('why-command-line'),
  };
}

function classOf(one: Odd): DriftClass {
  return {nodes: nodesOf(one), kind: one.partition.kind, members: [one]};
}
